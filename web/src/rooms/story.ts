import { lasts } from '../boundaries/lasts'
import type { Pace, Room, StreamEvent } from '../wire/types'

/**
 * Whether new words in `room` raise a dot, at `now` in milliseconds. `maybe`: only the server knows
 * (my pace isn't here yet, or it is enough for today and this may be one of today's talks).
 */
export function raises(room: Room, pace: Pace | null, now: number): boolean | 'maybe' {
  if (room.mute && lasts(room.mute.until, now)) return false
  if (!pace) return 'maybe'
  if (pace.rest && lasts(pace.rest.until, now)) return false
  return room.kind === 'direct' && pace.enough ? 'maybe' : true
}

/**
 * A room after one event of its stream, as `me` would find it if it were fetched afresh. `dot`: new words raise one here (see `raises`).
 * What was taken back may have been the newest message: that one asks the server (see rooms.svelte.ts).
 */
export function after(room: Room, event: StreamEvent, me: string, dot = true): Room {
  const moved = { ...room, head: Math.max(room.head, event.seq) }
  if (event.on === 'room.changed') return { ...moved, ...event.room, title: room.other?.name ?? event.room.title }
  // Whom a room of two was called after is in it no more.
  if (event.on === 'member.left' && event.person.id === room.other?.id) return { ...moved, title: '', other: null }
  if (event.on !== 'message.sent') return moved
  const { author, text, at, seq, folded } = event.message
  if (room.last && room.last.seq >= seq) return moved
  const news = author.id !== me && !folded && seq > room.read
  return { ...moved, last: { seq, author, text: folded ? '' : text, at, folded }, unread: room.unread || (news && dot), waiting: room.waiting || news }
}

/** A room after its reader has read up to `seq`. */
export function readTo(room: Room, seq: number): Room {
  const read = Math.max(room.read, seq)
  const more = !!room.last && room.last.seq > read
  return { ...room, read, unread: room.unread && more, waiting: room.waiting && more }
}

/** What we have of a room, and what the server just told of it: the newer of each. */
export function merge(ours: Room | undefined, told: Room): Room {
  if (!ours) return told
  if (ours.head > told.head) return { ...told, head: ours.head, last: ours.last, ...reading(ours, told, ours) }
  return { ...told, ...reading(ours, told, told) }
}

function reading(ours: Room, told: Room, { unread, waiting }: Room): Pick<Room, 'read' | 'unread' | 'waiting'> {
  const read = Math.max(ours.read, told.read)
  const newest = Math.max(ours.last?.seq ?? 0, told.last?.seq ?? 0)
  return { read, unread: unread && newest > read, waiting: waiting && newest > read }
}
