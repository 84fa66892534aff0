import { api, ok } from '../wire/api'
import { enter } from '../wire/keeping.svelte'
import { emptied } from '../wire/stores'
import type { OpenRoom, Room } from '../wire/types'

/** Groups one could join, invitations first. Asked for when looked at; not kept on the phone. */
class OpenRooms {
  items = $state<OpenRoom[]>([])
  known = $state(false)
  invited = $derived(this.items.some((room) => room.invited_by))

  /** Throws Refusal. */
  async fetch(): Promise<void> {
    const { items } = await ok(api.GET('/api/v1/rooms/open'))
    this.items = items
    this.known = true
  }

  /** Makes the room mine. Throws Refusal. */
  async join(id: string): Promise<Room> {
    const path = { room: id }
    const room: Room = await ok(api.PUT('/api/v1/rooms/{room}/members/me', { params: { path } }))
    enter(room)
    this.forget(id)
    return room
  }

  /** A silent no to an invitation. Throws Refusal. */
  async decline(id: string): Promise<void> {
    await ok(api.DELETE('/api/v1/rooms/{room}/invitations/me', { params: { path: { room: id } } }))
    await this.fetch()
  }

  clear(): void {
    this.items = []
    this.known = false
  }

  private forget(id: string): void {
    this.items = this.items.filter((room) => room.id !== id)
  }
}

export const openRooms = emptied(new OpenRooms())
