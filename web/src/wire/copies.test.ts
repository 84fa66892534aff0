import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { CRAFTS, room, rosa, said, sam } from './cast'
import * as copies from './copies'

const now = Date.parse('2026-05-03T02:00:00Z')

beforeEach(() => copies.wipe({ outbox: true }))

test('a frame is kept whole: words, room and how far was heard', async () => {
  await copies.write([
    { put: 'room', room: room({ head: 2 }) },
    { put: 'entries', room: CRAFTS, entries: [said(1, rosa, 'one'), { seq: 2, withheld: true }] },
    { put: 'heard', stream: `room:${CRAFTS}`, seq: 2 }
  ])
  expect(await copies.rooms()).toEqual([room({ head: 2 })])
  expect(await copies.entries(CRAFTS)).toEqual([said(1, rosa, 'one'), { seq: 2, withheld: true }])
  expect(await copies.heard()).toEqual({ [`room:${CRAFTS}`]: 2 })
})

test('words that were taken back are gone from the copies too', async () => {
  const secret = said(1, sam, 'secret')
  await copies.write([{ put: 'entries', room: CRAFTS, entries: [secret] }])
  await copies.write([{ put: 'taken_back', id: secret.id }])
  expect(await copies.entries(CRAFTS)).toEqual([{ seq: 1, withheld: true }])
  expect(await copies.message(secret.id)).toBe(undefined)
})

test('leaving a room takes its copies, and only its', async () => {
  await copies.write([
    { put: 'room', room: room() },
    { put: 'entries', room: CRAFTS, entries: [said(1, rosa, 'one')] },
    { put: 'entries', room: 'other', entries: [said(1, rosa, 'other')] },
    { put: 'heard', stream: `room:${CRAFTS}`, seq: 1 }
  ])
  await copies.write([{ drop: 'room', room: CRAFTS }])
  expect([await copies.rooms(), await copies.entries(CRAFTS), await copies.heard()]).toEqual([[], [], {}])
  expect(await copies.entries('other')).toHaveLength(1)
})

test('only the last 200 of a room stay, and none older than 14 days', async () => {
  const many = Array.from({ length: 250 }, (_, at) => said(at + 1, rosa, 'word'))
  const old = said(1, sam, 'old', { at: new Date(now - copies.KEEP_MS - 1000).toISOString() })
  await copies.write([
    { put: 'entries', room: CRAFTS, entries: many },
    { put: 'entries', room: 'quiet', entries: [old] }
  ])
  await copies.prune(now)
  expect((await copies.entries(CRAFTS)).map(({ seq }) => seq)).toEqual(many.slice(-200).map(({ seq }) => seq))
  expect(await copies.entries('quiet')).toEqual([])
})

test('wiped for a lost session: what waits to be sent stays for its writer', async () => {
  const waiting = { id: 'a', room: CRAFTS, text: 'words', reply_to: null, topics: [], person: rosa.id, made_at: '', problem: null }
  await copies.outgoing.put(waiting)
  await copies.write([{ put: 'room', room: room() }])
  await copies.wipe({ outbox: false })
  expect([await copies.rooms(), await copies.outgoing.all()]).toEqual([[], [waiting]])
  await copies.wipe({ outbox: true })
  expect(await copies.outgoing.all()).toEqual([])
})

test('history from before the 14 days is not kept in the first place', () => {
  const old = said(1, sam, 'old', { at: new Date(now - copies.KEEP_MS - 1000).toISOString() })
  expect(copies.worthKeeping([old, { seq: 2, withheld: true }, said(3, rosa, 'young')], now)).toEqual([said(3, rosa, 'young')])
  expect(copies.worthKeeping([old], now)).toEqual([])
})
