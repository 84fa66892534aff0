import { beforeEach, expect, test, vi } from 'vitest'
import { pace } from '../boundaries/pace.svelte'
import { dates } from '../dates/dates.svelte'
import { members } from '../rooms/members.svelte'
import { rooms } from '../rooms/rooms.svelte'
import { api } from './api'
import { chen, CRAFTS, date, goes, pace as paceIs, room, rosa, said, sam } from './cast'
import { earsOf } from './ears'
import { emptyStores } from './stores'
import type { Named } from './types'

const ears = earsOf(() => rosa.id, { accepted: vi.fn(), refused: vi.fn() })
const OTHER = CRAFTS.replace(/aa$/, 'ab')
const { id: _, ...facts } = room()
let asked: string[]

// What the server would say now: Rosa looks after the room, and Chen is there.
function answer(path: string, { params }: { params?: { path: { room: string } } } = {}) {
  if (!params) return asked.push(path) && Promise.resolve({ data: { items: [] }, response: new Response() })
  const now = room({ id: params.path.room, role: 'host', may: { ...room().may, edit: true } })
  asked.push(path.replace('/api/v1/rooms/{room}', params.path.room))
  return Promise.resolve({ data: path.endsWith('members') ? { items: [{ person: chen, role: 'host' }] } : now, response: new Response() })
}

function changed(id: string, seq: number): Named<'room.changed'> {
  const { kind, title, about, open, centre } = facts
  return { on: 'room.changed', stream: `room:${id}`, seq, room: { id, kind, title, about, open, centre } }
}

const quiet = () => new Promise((done) => setTimeout(done))

beforeEach(() => {
  emptyStores()
  rooms.load([room(), room({ id: OTHER })])
  asked = []
  vi.spyOn(api, 'GET').mockImplementation(answer as never)
})

test('a changed room is asked about anew, once for all changes of a frame', async () => {
  for (const seq of [1, 2, 3]) ears.roomChanged(changed(CRAFTS, seq))
  await quiet()
  expect(asked).toEqual([CRAFTS])
  expect(rooms.all[CRAFTS]).toMatchObject({ role: 'host', may: { edit: true }, head: 3 })
  ears.roomChanged(changed(CRAFTS, 4))
  await quiet()
  expect(asked).toEqual([CRAFTS, CRAFTS])
})

test('the list of members that is open is asked for anew, no other', async () => {
  await members.open(CRAFTS)
  asked = []
  members.all = []
  ears.roomChanged(changed(OTHER, 1))
  await quiet()
  expect(asked).toEqual([OTHER])
  ears.roomChanged(changed(CRAFTS, 1))
  await quiet()
  expect(asked).toEqual([OTHER, CRAFTS, `${CRAFTS}/members`])
  expect(members.all).toEqual([{ person: chen, role: 'host' }])
})

test('whether I was asked out is asked once when ready, and again when it happens', async () => {
  const ready = { on: 'ready' as const, me: rosa.id, epoch: 'e1', heads: {} }
  const removed = { on: 'room.removed' as const, stream: `me:${rosa.id}`, seq: 2, room: { ...facts, id: CRAFTS } }
  const asks = () => asked.filter((path) => path.endsWith('removals')).length
  ears.ready(ready)
  await quiet()
  ears.ready(ready)
  await quiet()
  expect(asks()).toBe(1)
  ears.roomRemoved({ ...removed, reason: null })
  expect(asks()).toBe(1)
  ears.roomRemoved({ ...removed, reason: 'words' })
  expect(asks()).toBe(2)
})

test('a room that isn’t mine is let be', async () => {
  ears.roomChanged(changed('elsewhere', 1))
  await quiet()
  expect(asked).toEqual([])
})

const sent = (seq: number, folded: 'person' | null = null) => ({ on: 'message.sent' as const, stream: `room:${CRAFTS}`, seq, message: said(seq, sam, 'words', { folded }) })
const resting = paceIs({ rest: { until: null, shown_to: 'nobody', trusted: null } })

test.each([
  ['an ordinary one does', {}, paceIs(), null, true],
  ['a folded one does not', {}, paceIs(), 'person', false],
  ['one in a muted room does not', { mute: { until: null } }, paceIs(), null, false],
  ['none does while I rest', {}, resting, null, false]
] as const)('a message raises a dot: %s', (_which, with_, mine, folded, dot) => {
  rooms.load([room({ ...with_ })])
  pace.now = mine
  ears.sent(sent(1, folded))
  expect(rooms.all[CRAFTS]!.unread).toBe(dot)
  expect(asked).toEqual([])
})

test('when it may be enough for today, the room is asked about', async () => {
  rooms.load([room({ kind: 'direct' })])
  pace.now = paceIs({ enough: true })
  ears.sent(sent(1))
  expect(rooms.all[CRAFTS]!.unread).toBe(false)
  await quiet()
  expect(asked).toEqual([CRAFTS])
})

test('a closed room says until when, and takes no words', () => {
  const until = '2026-06-03T00:00:00Z'
  ears.roomClosed({ on: 'room.closed', stream: `me:${rosa.id}`, seq: 3, room: { ...facts, id: CRAFTS }, until })
  expect(rooms.all[CRAFTS]).toMatchObject({ closed: { until }, may: { write: false } })
})

test('changed boundaries are asked about once, however many come in a frame', async () => {
  for (const seq of [1, 2, 3]) ears.boundariesChanged({ on: 'boundaries.changed', stream: `me:${rosa.id}`, seq })
  await quiet()
  await quiet()
  const counted = ['pace', 'boundaries'].map((name) => asked.filter((path) => path.endsWith(`/me/${name}`)).length)
  expect(counted.every((times) => times >= 1 && times <= 2)).toBe(true)
})

test('asks and thoughts are looked up in For you', async () => {
  const event = { stream: `me:${rosa.id}`, seq: 4 }
  ears.askArrived({ ...event, on: 'ask.arrived', id: 'a' })
  ears.thoughtReceived({ ...event, on: 'thought.received', person: sam })
  ears.askAccepted({ ...event, on: 'ask.accepted', id: 'a', room: CRAFTS })
  expect(asked.filter((path) => path.endsWith('/me/for-you'))).toHaveLength(3)
})

test('a date that is heard of is on the screen as it is now, and For you is asked', () => {
  const at = { stream: `me:${rosa.id}`, seq: 4 }
  const one = date(1, { mine: goes() })
  ears.dated({ ...at, on: 'sign_up.changed', date: one })
  expect(dates.all[one.id]).toEqual(one)
  const moved = { ...one, moved: true, mine: goes({ state: 'asked' }) }
  ears.dated({ ...at, seq: 5, on: 'date.moved', date: moved })
  expect(dates.all[one.id]).toEqual(moved)
  expect(asked.filter((path) => path.endsWith('/me/for-you'))).toHaveLength(2)
})
