import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CRAFTS, rosa, said } from './cast'
import { Live, type LiveState, type Socket } from './live'
import { Streams } from './streams'
import type { LiveEvent } from './types'

const stream = `room:${CRAFTS}`

class FakeSocket implements Socket {
  onopen: (() => void) | null = null
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  said: { do: string; since?: Record<string, number>; epoch?: string }[] = []
  closed = false
  send(text: string) {
    this.said.push(JSON.parse(text))
  }
  close() {
    this.closed = true
  }
  hears(...events: unknown[]) {
    this.onmessage?.({ data: JSON.stringify(events) })
  }
  ready(heads: Record<string, number> = {}) {
    this.hears({ on: 'ready', me: rosa.id, epoch: 'e1', heads })
  }
}

let sockets: FakeSocket[]
let heard: LiveEvent[]
let states: LiveState[]
let streams: Streams
let live: Live
const signedOut = vi.fn()
const socket = () => sockets.at(-1)!
const sent = (seq: number) => ({ on: 'message.sent', stream, seq, message: said(seq, rosa, `${seq}`) })
const seqs = () => heard.flatMap((event) => (event.on === 'message.sent' ? [event.seq] : []))

beforeEach(() => {
  vi.useFakeTimers()
  sockets = []
  heard = []
  states = []
  signedOut.mockClear()
  streams = new Streams()
  live = new Live({
    streams,
    open: () => (sockets.push(new FakeSocket()), socket()),
    onevents: (events) => heard.push(...events),
    onstate: (state) => states.push(state),
    onsignedout: signedOut,
    random: () => 1
  })
})
afterEach(() => {
  live.stop()
  vi.useRealTimers()
})

function begin(head = 40) {
  live.start()
  socket().onopen?.()
  socket().ready({ [stream]: head })
}

test('streams that are heard from now are told once, so that older copies can go', () => {
  begin()
  expect(streams.takeBegun()).toEqual([stream])
  socket().ready({ [stream]: 40, 'room:other': 3 })
  expect(streams.takeBegun()).toEqual(['room:other'])
})

test('the first hello asks for "from now"; later ones say what was heard', () => {
  begin()
  expect(socket().said).toEqual([{ do: 'hello' }])
  socket().hears(sent(41), sent(42))
  socket().onclose?.({ code: 1012 })
  vi.advanceTimersByTime(500)
  socket().onopen?.()
  expect(socket().said).toEqual([{ do: 'hello', epoch: 'e1', since: { [stream]: 42 } }])
})

test('nothing is said before ready, and false says so', () => {
  live.start()
  socket().onopen?.()
  expect(live.say({ do: 'read', room: CRAFTS, seq: 1 })).toBe(false)
  socket().ready()
  expect(live.say({ do: 'read', room: CRAFTS, seq: 1 })).toBe(true)
})

test('each number is handed on once, in order', () => {
  begin()
  socket().hears(sent(41))
  socket().hears(sent(41), sent(42), sent(40))
  expect(seqs()).toEqual([41, 42])
})

test('a gap: hello again with what was heard, and the answer fills it', () => {
  begin()
  socket().hears(sent(41), sent(44))
  expect(seqs()).toEqual([41])
  expect(socket().said.at(-1)).toEqual({ do: 'hello', epoch: 'e1', since: { [stream]: 41 } })
  socket().hears(sent(45))
  expect(socket().said).toHaveLength(2)
  socket().hears(sent(42), sent(43), sent(44), sent(45))
  socket().ready({ [stream]: 45 })
  expect(seqs()).toEqual([41, 42, 43, 44, 45])
})

test('a gap that asking never fills becomes "behind", not an endless asking', () => {
  begin()
  for (const seq of [50, 51, 52, 53]) {
    socket().hears(sent(seq))
    socket().ready({ [stream]: seq })
  }
  expect(heard.filter(({ on }) => on === 'behind')).toEqual([{ on: 'behind', stream, head: 53 }])
  socket().hears(sent(54))
  expect(seqs()).toEqual([54])
})

test('behind moves our count to the head', () => {
  begin()
  socket().hears({ on: 'behind', stream, head: 9000 }, sent(9001))
  expect(heard.map(({ on }) => on)).toEqual(['ready', 'behind', 'message.sent'])
})

test('an unknown event is passed over, but its number counts', () => {
  begin()
  socket().hears({ on: 'poll.opened', stream, seq: 41 }, sent(42))
  expect(seqs()).toEqual([42])
})

test.each(['', 'no json', '{}', '[1, null, {}]'])('a frame that is %j disturbs nothing', (data) => {
  begin()
  socket().onmessage?.({ data })
  socket().hears(sent(41))
  expect(seqs()).toEqual([41])
})

test('reconnects with growing pauses that start over after ready', () => {
  begin()
  socket().onclose?.({ code: 1006 })
  vi.advanceTimersByTime(499)
  expect(sockets).toHaveLength(1)
  vi.advanceTimersByTime(1)
  expect(sockets).toHaveLength(2)
  socket().onclose?.({ code: 1006 })
  vi.advanceTimersByTime(999)
  expect(sockets).toHaveLength(2)
  vi.advanceTimersByTime(1)
  socket().onopen?.()
  socket().ready()
  socket().onclose?.({ code: 4008 })
  vi.advanceTimersByTime(500)
  expect(sockets).toHaveLength(4)
})

test('signed out: told once, and it stays closed', () => {
  begin()
  socket().onclose?.({ code: 4001 })
  vi.advanceTimersByTime(100_000)
  expect(signedOut).toHaveBeenCalledOnce()
  expect(sockets).toHaveLength(1)
  expect(live.state).toBe('off')
})

test('a socket that looks open and does not answer is replaced', () => {
  begin()
  live.check()
  vi.advanceTimersByTime(8_000)
  expect(socket().closed).toBe(true)
  vi.advanceTimersByTime(500)
  expect(sockets).toHaveLength(2)
})

test('a closing socket of before cannot disturb the one of now', () => {
  begin()
  const old = socket()
  live.stop()
  live.start()
  old.onclose?.({ code: 4001 })
  old.hears(sent(41))
  expect(signedOut).not.toHaveBeenCalled()
  expect(seqs()).toEqual([])
})
