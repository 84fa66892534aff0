import { beforeEach, expect, test, vi } from 'vitest'
import { members } from '../rooms/members.svelte'
import { rooms } from '../rooms/rooms.svelte'
import { api } from './api'
import { chen, CRAFTS, room, rosa } from './cast'
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
