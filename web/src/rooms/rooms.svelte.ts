import { api, ok } from '../wire/api'
import { emptied } from '../wire/stores'
import type { Page, Room, StreamEvent } from '../wire/types'
import { uuidTime } from '../wire/uuid'
import { after, merge, readTo } from './story'

/** My rooms: a snapshot from the server (or this phone's copy), and every event since. */
class Rooms {
  all = $state<Record<string, Room>>({})
  /** False until the server or the copies have said what there is. */
  known = $state(false)
  /** By latest. */
  list = $derived(Object.values(this.all).sort((a, b) => newest(b) - newest(a) || a.title.localeCompare(b.title)))
  /** Rooms with something new, dot or not: for coming back from a rest. */
  waiting = $derived(this.list.filter((room) => room.waiting))
  anyUnread = $derived(Object.values(this.all).some((room) => room.unread))
  private touched = new Set<string>()

  /** The copies of the last visit. */
  load(rooms: Room[]): void {
    for (const room of rooms) this.all[room.id] = room
    if (rooms.length) this.known = true
  }

  /** Takes the server's list as the truth; returns the ids of rooms that are no longer mine. Throws Refusal. */
  async fetch(): Promise<string[]> {
    this.touched.clear()
    const { items }: Page<Room> = await ok(api.GET('/api/v1/rooms'))
    for (const room of items) this.put(room)
    this.known = true
    const mine = new Set(items.map((room) => room.id))
    const gone = Object.keys(this.all).filter((id) => !mine.has(id) && !this.touched.has(id))
    gone.forEach((id) => this.drop(id))
    return gone
  }

  /** Asks anew about one room. Throws Refusal. */
  async refresh(id: string): Promise<Room> {
    const room: Room = await ok(api.GET('/api/v1/rooms/{room}', { params: { path: { room: id } } }))
    const ours = this.all[id]
    this.all[id] = ours && ours.head > room.head ? merge(ours, room) : { ...merge(undefined, room), read: Math.max(ours?.read ?? 0, room.read) }
    return this.all[id]
  }

  put(room: Room): void {
    this.touched.add(room.id)
    this.all[room.id] = merge(this.all[room.id], room)
  }

  drop(id: string): void {
    delete this.all[id]
  }

  /** One event of a room's stream; rooms that aren't mine are passed over. Returns the room as it is now. */
  hear(id: string, event: StreamEvent, me: string, dot = true): Room | undefined {
    const room = this.all[id]
    if (!room) return undefined
    return (this.all[id] = after(room, event, me, dot))
  }

  /** It takes no more words, and can be read until then. */
  close(id: string, until: string): void {
    const room = this.all[id]
    if (room) this.all[id] = { ...room, closed: { until }, may: { ...room.may, write: false, leave: false } }
  }

  read(id: string, seq: number): void {
    const room = this.all[id]
    if (room && seq > room.read) this.all[id] = readTo(room, seq)
  }

  clear(): void {
    this.all = {}
    this.known = false
    this.touched.clear()
  }
}

function newest(room: Room): number {
  return room.last ? Date.parse(room.last.at) : uuidTime(room.id)
}

export const rooms = emptied(new Rooms())
