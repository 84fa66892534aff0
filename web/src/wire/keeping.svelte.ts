/** My rooms on this phone: listed, heard, and written to the copies. */
import { rooms } from '../rooms/rooms.svelte'
import * as copies from './copies'
import { emptied } from './stores'
import { Streams } from './streams'
import type { Room } from './types'

export const streams = new Streams()
let changes: copies.Change[] = []

// Rooms change many times in one frame; each is written once, as it is at the end.
const changedRooms = new Set<string>()

emptied({
  clear() {
    changes = []
    changedRooms.clear()
    streams.load(undefined, {})
  }
})

/** The room's id where a stream is a room's, else null. */
export function roomOf(stream: string): string | null {
  return stream.startsWith('room:') ? stream.slice('room:'.length) : null
}

/** A room that has become mine (made, joined) or was asked for anew: listed, kept, and heard from now on. */
export function enter(room: Room): void {
  rooms.put(room)
  hearFrom(room)
  void flush()
}

/** A room that is no longer mine: its copies go too. */
export function leave(room: string): void {
  forgetRoom(room)
  void flush()
}

/** Asks for my rooms anew; without a network the copies stay as they are. */
export async function refreshRooms(): Promise<void> {
  try {
    const gone = await rooms.fetch()
    gone.forEach(forgetRoom)
    rooms.list.forEach(hearFrom)
    await flush()
  } catch {
    return
  }
}

/** What is to be written with the next `flush`. */
export function note(...more: copies.Change[]): void {
  changes.push(...more)
}

export function keepRoom(id: string): void {
  changedRooms.add(id)
}

/** Writes what was noted, in one transaction. */
export function flush(): Promise<void> {
  const kept = [...changedRooms].flatMap((id) => (rooms.all[id] ? [{ put: 'room' as const, room: $state.snapshot(rooms.all[id]) as Room }] : []))
  const batch = [...changes, ...kept]
  changes = []
  changedRooms.clear()
  return copies.write(batch)
}

/** As `leave`, but written with the next `flush`. */
export function forgetRoom(id: string): void {
  rooms.drop(id)
  streams.drop(`room:${id}`)
  note({ drop: 'room', room: id })
}

function hearFrom({ id, head }: Room): void {
  const stream = `room:${id}`
  streams.learn(stream, head)
  if (streams.takeBegun().length) note({ drop: 'messages', room: id }, { put: 'heard', stream, seq: head })
  keepRoom(id)
}
