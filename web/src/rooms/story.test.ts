import { expect, test } from 'vitest'
import { chen, CRAFTS, pace, room, rosa, said, sam } from '../wire/cast'
import type { StreamEvent } from '../wire/types'
import { after, merge, raises, readTo } from './story'

const stream = `room:${CRAFTS}`
const sent = (seq: number, who = sam, folded: 'person' | null = null): StreamEvent => ({ on: 'message.sent', stream, seq, message: said(seq, who, `word ${seq}`, { folded }) })
const last = (seq: number, who = sam) => ({ seq, author: who, text: `word ${seq}`, at: said(seq, who, '').at, folded: null })

test('old room + message = fresh room', () => {
  const fresh = room({ head: 5, read: 3, unread: true, waiting: true, last: last(5) })
  expect(after(room({ head: 4, read: 3 }), sent(5), rosa.id)).toEqual(fresh)
})

test('my own words raise no dot, nor do folded ones', () => {
  expect(after(room({ head: 4 }), sent(5, rosa), rosa.id).unread).toBe(false)
  expect(after(room({ head: 4 }), sent(5, sam, 'person'), rosa.id).unread).toBe(false)
})

test('folded words stay out of the list, and are not waited for', () => {
  const folded = after(room({ head: 4 }), sent(5, sam, 'person'), rosa.id)
  expect(folded).toMatchObject({ last: { text: '', folded: 'person' }, unread: false, waiting: false })
})

test('what raises no dot still waits', () => {
  expect(after(room({ head: 4 }), sent(5), rosa.id, false)).toMatchObject({ unread: false, waiting: true })
  expect(readTo(room({ waiting: true, last: last(5) }), 5).waiting).toBe(false)
})

const now = Date.parse('2026-05-03T02:00:00Z')
const soon = '2026-05-03T03:00:00Z'
const past = '2026-05-03T01:00:00Z'
const rest = (until: string | null) => pace({ rest: { until, shown_to: 'nobody', trusted: null } })

test.each([
  ['an ordinary room', room(), pace(), true],
  ['a muted one', room({ mute: { until: soon } }), pace(), false],
  ['one muted until I change it', room({ mute: { until: null } }), pace(), false],
  ['one whose mute is over', room({ mute: { until: past } }), pace(), true],
  ['any, in a rest', room(), rest(soon), false],
  ['any, after a rest', room(), rest(past), true],
  ['a group, when it is enough', room(), pace({ enough: true }), true],
  ['a talk of two, when it is enough', room({ kind: 'direct' }), pace({ enough: true }), 'maybe'],
  ['a talk of two, when it is not', room({ kind: 'direct' }), pace({ talks_a_day: 3 }), true],
  ['any, before my pace is known', room(), null, 'maybe']
])('%s raises a dot or not', (_which, one, mine, dot) => {
  expect(raises(one, mine, now)).toBe(dot)
})

test('a talk of two keeps its name', () => {
  const { id, kind, open, centre, about } = room({ kind: 'direct' })
  const event: StreamEvent = { on: 'room.changed', stream, seq: 6, room: { id, kind, open, centre, about, title: '' } }
  expect(after(room({ title: 'Sam', other: sam }), event, rosa.id).title).toBe('Sam')
})

test('whoever it was called after has gone: it stays, without their name', () => {
  const event: StreamEvent = { on: 'member.left', stream, seq: 9, person: sam }
  const before = room({ kind: 'worker', title: 'Sam', other: sam })
  expect(after(before, event, rosa.id)).toEqual({ ...before, head: 9, title: '', other: null })
})

test('old room + change = fresh room, with my read mark kept', () => {
  const { id, kind, open, centre } = room()
  const event: StreamEvent = { on: 'room.changed', stream, seq: 6, room: { id, kind, open, centre, title: 'Baking', about: 'bread' } }
  expect(after(room({ head: 5, read: 5 }), event, rosa.id)).toEqual(room({ head: 6, read: 5, title: 'Baking', about: 'bread' }))
})

test.each<StreamEvent>([
  { on: 'member.joined', stream, seq: 9, person: chen },
  { on: 'member.left', stream, seq: 9, person: chen },
  { on: 'withheld', stream, seq: 9 },
  { on: 'reaction.changed', stream, seq: 9, id: 'x', reactions: [] }
])('$on only moves the head', (event) => {
  const before = room({ head: 8, last: last(5), unread: true })
  expect(after(before, event, rosa.id)).toEqual({ ...before, head: 9 })
})

test('reading up to the last word takes the dot away; reading half does not', () => {
  const before = room({ head: 5, read: 1, unread: true, last: last(5) })
  expect(readTo(before, 3)).toMatchObject({ read: 3, unread: true })
  expect(readTo(before, 5)).toMatchObject({ read: 5, unread: false })
  expect(readTo({ ...before, read: 5, unread: false }, 2).read).toBe(5)
})

test('a snapshot that was overtaken by an event takes nothing back', () => {
  const ours = room({ head: 6, last: last(6), unread: true })
  expect(merge(ours, room({ head: 5, last: last(5), title: 'Baking' }))).toMatchObject({ head: 6, last: last(6), title: 'Baking', unread: true })
})

test('a newer snapshot counts, but what I have read here stays read', () => {
  const ours = room({ head: 5, read: 5, last: last(5) })
  expect(merge(ours, room({ head: 5, read: 2, last: last(5), unread: true }))).toMatchObject({ read: 5, unread: false })
  expect(merge(ours, room({ head: 7, read: 2, last: last(7), unread: true }))).toMatchObject({ read: 5, unread: true, last: last(7) })
})
