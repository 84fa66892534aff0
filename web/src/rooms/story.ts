import type { Room, StreamEvent } from '../wire/types'

/**
 * A room after one event of its stream, as `me` would find it if it were fetched afresh.
 * What was taken back may have been the newest message: that one asks the server (see rooms.svelte.ts).
 */
export function after(room: Room, event: StreamEvent, me: string): Room {
  const moved = { ...room, head: Math.max(room.head, event.seq) }
  if (event.on === 'room.changed') return { ...moved, ...event.room }
  if (event.on !== 'message.sent') return moved
  const { author, text, at, seq, folded } = event.message
  if (room.last && room.last.seq >= seq) return moved
  const news = author.id !== me && !folded && seq > room.read
  return { ...moved, last: { seq, author, text, at }, unread: room.unread || news }
}

/** A room after its reader has read up to `seq`. */
export function readTo(room: Room, seq: number): Room {
  const read = Math.max(room.read, seq)
  return { ...room, read, unread: room.unread && !!room.last && room.last.seq > read }
}

/** What we have of a room, and what the server just told of it: the newer of each. */
export function merge(ours: Room | undefined, told: Room): Room {
  if (!ours) return told
  if (ours.head > told.head) return { ...told, head: ours.head, last: ours.last, ...reading(ours, told, ours.unread) }
  return { ...told, ...reading(ours, told, told.unread) }
}

function reading(ours: Room, told: Room, unread: boolean): Pick<Room, 'read' | 'unread'> {
  const read = Math.max(ours.read, told.read)
  const newest = Math.max(ours.last?.seq ?? 0, told.last?.seq ?? 0)
  return { read, unread: unread && newest > read }
}
