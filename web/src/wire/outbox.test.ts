import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from './api'
import { CRAFTS, rosa } from './cast'
import { Outbox, type Outgoing } from './outbox.svelte'
import type { Receipt, Send } from './types'

let open: boolean
let overSocket: Send[]
let overHttp: Send[]
let answer: (send: Send) => Promise<Receipt>
let kept: Map<string, Outgoing>
let sentIds: string[]
let silences: number
let outbox: Outbox

const one = (id: string, with_: Partial<Outgoing> = {}): Outgoing => ({
  id, room: CRAFTS, text: id, reply_to: null, topics: [], person: rosa.id, made_at: `2026-05-03T01:00:0${id.length}Z`, problem: null, ...with_
})
const receipt = (id: string): Receipt => ({ id, seq: 7, at: '2026-05-03T01:00:00Z' })
const refusal = (code: string, status = 422) => ({ code, status, detail: 'a sentence' })
const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  vi.useFakeTimers()
  open = true
  overSocket = []
  overHttp = []
  kept = new Map()
  sentIds = []
  silences = 0
  answer = async ({ id }) => receipt(id)
  outbox = new Outbox({
    socket: (send) => open && overSocket.push(send) > 0,
    http: (send) => (overHttp.push(send), answer(send)),
    keep: async (outgoing) => void kept.set(outgoing.id, outgoing),
    forget: async (id) => void kept.delete(id),
    onsent: ({ id }) => sentIds.push(id),
    onsilence: () => silences++
  })
})
afterEach(() => {
  outbox.clear()
  vi.useRealTimers()
})

test('kept before it is said; gone from everywhere once accepted', async () => {
  await outbox.add(one('a'))
  expect(kept.has('a')).toBe(true)
  expect(overSocket.map(({ id }) => id)).toEqual(['a'])
  outbox.accepted(receipt('a'))
  expect([outbox.all, [...kept.keys()], sentIds]).toEqual([[], [], ['a']])
})

test('one at a time, oldest first', async () => {
  await outbox.add(one('a'))
  await outbox.add(one('bb'))
  expect(overSocket.map(({ id }) => id)).toEqual(['a'])
  outbox.accepted(receipt('a'))
  expect(overSocket.map(({ id }) => id)).toEqual(['a', 'bb'])
})

test('cut off before the answer: said again with the same id', async () => {
  await outbox.add(one('a'))
  outbox.cutOff()
  outbox.pump()
  expect(overSocket).toHaveLength(2)
  expect(overSocket[0]).toEqual(overSocket[1])
})

test('over HTTP while the socket is closed', async () => {
  open = false
  await outbox.add(one('a'))
  await settle()
  expect(overHttp.map(({ id }) => id)).toEqual(['a'])
  expect(sentIds).toEqual(['a'])
})

test('no network at all: it waits, and goes when there is one', async () => {
  open = false
  answer = async () => Promise.reject(new Refusal({ status: 0, code: 'offline', detail: '' }))
  await outbox.add(one('a'))
  await settle()
  expect(outbox.all[0]!.problem).toBe(null)
  open = true
  outbox.pump()
  outbox.accepted(receipt('a'))
  expect(sentIds).toEqual(['a'])
})

test('what an earlier visit left is sent, and only by the one who wrote it', async () => {
  outbox.load([one('a'), one('x', { person: 'somebody else' })], rosa.id)
  expect(overSocket.map(({ id }) => id)).toEqual(['a'])
})

test('refused: the words stay with the reason, the next goes on', async () => {
  await outbox.add(one('a'))
  await outbox.add(one('bb'))
  outbox.refused('a', refusal('room_read_only', 403))
  expect(outbox.all[0]!.problem?.detail).toBe('a sentence')
  expect(kept.get('a')!.problem?.code).toBe('room_read_only')
  expect(overSocket.map(({ id }) => id)).toEqual(['a', 'bb'])
})

test('refused, then tried again with the same id, or put back with all its words', async () => {
  await outbox.add(one('a', { topics: ['money'] }))
  outbox.refused('a', refusal('invalid'))
  outbox.tryAgain('a')
  expect(overSocket.map(({ id }) => id)).toEqual(['a', 'a'])
  outbox.refused('a', refusal('invalid'))
  expect(outbox.remove('a')).toMatchObject({ text: 'a', topics: ['money'] })
  expect(kept.size).toBe(0)
})

test.each(['slow_down', 'unavailable'])('%s loses nothing: it waits and goes by itself', async (code) => {
  await outbox.add(one('a'))
  outbox.refused('a', { ...refusal(code, 429), retry_after: 3 })
  expect(outbox.all[0]!.problem).toBe(null)
  await vi.advanceTimersByTimeAsync(2_999)
  expect(overSocket).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(overSocket).toHaveLength(2)
})

test('no answer in time: the socket is doubted, the message said again', async () => {
  await outbox.add(one('a'))
  await vi.advanceTimersByTimeAsync(8_000)
  expect(silences).toBe(1)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(overSocket).toHaveLength(2)
})

test('an answer for a message of another tab disturbs nothing', async () => {
  await outbox.add(one('a'))
  outbox.accepted(receipt('other'))
  outbox.refused('other', refusal('invalid'))
  expect(outbox.all.map(({ id }) => id)).toEqual(['a'])
  expect(overSocket).toHaveLength(1)
})
