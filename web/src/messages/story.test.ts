import { expect, test } from 'vitest'
import { CRAFTS, rosa, said, sam } from '../wire/cast'
import type { Entry, StreamEvent } from '../wire/types'
import { after, join, rows } from './story'

const stream = `room:${CRAFTS}`
const before: Entry[] = [said(1, rosa, 'one'), { seq: 2, withheld: true }, said(3, sam, 'three')]
const day = (at: string) => at.slice(0, 10)

// What a fresh fetch gives after the event is written out by hand.
test.each<[string, StreamEvent, Entry[]]>([
  ['message.sent', { on: 'message.sent', stream, seq: 4, message: said(4, rosa, 'four') }, [...before, said(4, rosa, 'four')]],
  ['withheld', { on: 'withheld', stream, seq: 4 }, [...before, { seq: 4, withheld: true }]],
  ['message.taken_back', { on: 'message.taken_back', stream, seq: 4, id: said(3, sam, '').id }, [...before.slice(0, 2), { seq: 3, withheld: true }]],
  [
    'reaction.changed',
    { on: 'reaction.changed', stream, seq: 4, id: said(1, rosa, '').id, reactions: [{ person: sam, kind: 'hug' }] },
    [said(1, rosa, 'one', { reactions: [{ person: sam, kind: 'hug' }] }), ...before.slice(1)]
  ],
  ['member.joined', { on: 'member.joined', stream, seq: 4, person: sam }, before]
])('old entries + %s = fresh entries', (_name, event, fresh) => {
  expect(after(before, event)).toEqual(fresh)
  expect(after(after(before, event), event)).toEqual(fresh)
})

test('pages join in order, each number once', () => {
  const page = [said(0, rosa, 'zero'), said(1, rosa, 'one, again')]
  expect(join(page, before).map(({ seq }) => seq)).toEqual([0, 1, 2, 3])
})

test('rows: the day, the new line before the first new word of another, one placeholder for neighbours', () => {
  const entries: Entry[] = [said(1, sam, 'a'), said(2, rosa, 'mine'), said(3, sam, 'b'), { seq: 4, withheld: true }, { seq: 5, withheld: true }, said(6, sam, 'c')]
  const kinds = rows(entries, rosa.id, 1, day).map((row) => row.kind)
  expect(kinds).toEqual(['day', 'message', 'message', 'new', 'message', 'withheld', 'message'])
})

test('rows: a name once for a few words in a row, again after a pause', () => {
  const entries = [said(1, sam, 'a'), said(2, sam, 'b'), said(900, sam, 'c'), said(901, rosa, 'd')]
  expect(rows(entries, rosa.id, null, day).flatMap((row) => (row.kind === 'message' ? [row.first] : []))).toEqual([true, false, true, true])
})
