/** The people, rooms and messages that the tests of the phone share. */
import type { ActivityDate, Message, MySignUp, Pace, Person, Room } from './types'

export const rosa: Person = { id: '018f0000-0000-7000-8000-00000000000a', name: 'Rosa', mark: null }
export const sam: Person = { id: '018f0000-0000-7000-8000-00000000000b', name: 'Sam', mark: null }
export const chen: Person = { id: '018f0000-0000-7000-8000-00000000000c', name: 'Chen', mark: 'worker' }
export const CRAFTS = '018f0000-0000-7000-8000-0000000000aa'

export function room(with_: Partial<Room> = {}): Room {
  const may = { write: true, invite: true, remove: false, edit: false, leave: true, add_topics: false, ask_worker: false }
  const usual = { id: CRAFTS, kind: 'group' as const, title: 'Crafts', about: '', open: true, centre: '018f0000-0000-7000-8000-0000000000cc', mute: null, role: 'member' as const }
  return { ...usual, may, head: 0, read: 0, unread: false, waiting: false, last: null, other: null, closed: null, marked: true, ...with_ }
}

export function said(seq: number, author: Person, text: string, with_: Partial<Message> = {}): Message {
  const at = new Date(Date.parse('2026-05-03T01:00:00Z') + seq * 1000).toISOString()
  const id = `018f0000-0000-7000-9000-${String(seq).padStart(12, '0')}`
  return { id, room: CRAFTS, seq, author, text, at, reply_to: null, topics: [], folded: null, reactions: [], held: false, ...with_ }
}

/** As it is at first: nobody rests, and nothing is enough. */
export function pace(with_: Partial<Pace> = {}): Pace {
  const usual = { who_may_ask: 'group' as const, quiet: Array(7).fill(null), time_zone: 'Asia/Shanghai', talks_a_day: null }
  return { ...usual, quiet_now: false, enough: false, rest: null, ...with_ }
}

/** A date of an activity that repeats weekly; I haven't signed up. `day`: which of them, from tomorrow on. */
export function date(day = 1, with_: Partial<ActivityDate> = {}): ActivityDate {
  const starts = Math.ceil(Date.now() / 3_600_000) * 3_600_000 + day * 86_400_000
  const [starts_at, ends_at] = [starts, starts + 3_600_000].map((at) => new Date(at).toISOString()) as [string, string]
  const usual = { id: `018f0000-0000-7000-a000-${String(day).padStart(12, '0')}`, activity: '018f0000-0000-7000-a000-0000000000ac', centre: { id: 'c', name: 'Garden' } }
  const how = { title: 'Singing', about: '', place_kind: 'centre' as const, place: 'Room 1', link: null, pace: 'slow' as const, noise: null, crowd: null, speaking: null, breaks: false, leave_early: true }
  const more = { cost: '', bring: '', wheelchair: null, language: null, first_time: false, host: sam, cohost: null, audience: 'centre' as const, group: null, skill: null, self_run: false, waits: false, sent_back: null, changed: [] }
  const state = { repeats: null, moved: false, left: 'some' as const, helpers_left: null, limits: null, called_off: null, mine: null, chat: { open: false, room: null } }
  const may = { sign_up: true, edit: false, call_off: false, check_in: false, approve: false }
  return { ...usual, ...how, ...more, ...state, may, starts_at, ends_at, zone: 'Asia/Shanghai', ...with_ }
}

export function goes(with_: Partial<MySignUp> = {}): MySignUp {
  return { state: 'in', role: 'member', shown_to: 'going', wishes: [], words: '', line: null, offer: null, by: null, came: null, ...with_ }
}
