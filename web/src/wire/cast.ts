/** The people, rooms and messages that the tests of the phone share. */
import type { Message, Pace, Person, Room } from './types'

export const rosa: Person = { id: '018f0000-0000-7000-8000-00000000000a', name: 'Rosa', mark: null }
export const sam: Person = { id: '018f0000-0000-7000-8000-00000000000b', name: 'Sam', mark: null }
export const chen: Person = { id: '018f0000-0000-7000-8000-00000000000c', name: 'Chen', mark: 'worker' }
export const CRAFTS = '018f0000-0000-7000-8000-0000000000aa'

export function room(with_: Partial<Room> = {}): Room {
  const may = { write: true, invite: true, remove: false, edit: false, leave: true }
  const usual = { id: CRAFTS, kind: 'group' as const, title: 'Crafts', about: '', open: true, centre: '018f0000-0000-7000-8000-0000000000cc', mute: null, role: 'member' as const }
  return { ...usual, may, head: 0, read: 0, unread: false, waiting: false, last: null, other: null, closed: null, ...with_ }
}

export function said(seq: number, author: Person, text: string, with_: Partial<Message> = {}): Message {
  const at = new Date(Date.parse('2026-05-03T01:00:00Z') + seq * 1000).toISOString()
  const id = `018f0000-0000-7000-9000-${String(seq).padStart(12, '0')}`
  return { id, room: CRAFTS, seq, author, text, at, reply_to: null, topics: [], folded: null, reactions: [], ...with_ }
}

/** As it is at first: nobody rests, and nothing is enough. */
export function pace(with_: Partial<Pace> = {}): Pace {
  const usual = { who_may_ask: 'group' as const, quiet: Array(7).fill(null), time_zone: 'Asia/Shanghai', talks_a_day: null }
  return { ...usual, quiet_now: false, enough: false, rest: null, ...with_ }
}
