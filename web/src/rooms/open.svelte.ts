import { api, ok } from '../wire/api'
import type { OpenRoom, Page, Room } from '../wire/types'
import { enter } from '../wire/wire.svelte'

/** Groups one could join, invitations first. Asked for when looked at; not kept on the phone. */
class OpenRooms {
  items = $state<OpenRoom[]>([])
  next = $state<string | null>(null)
  known = $state(false)
  invited = $derived(this.items.some((room) => room.invited_by))

  /** The first page. Throws Refusal. */
  async fetch(): Promise<void> {
    const page = await this.page(null)
    this.items = page.items
    this.next = page.next
    this.known = true
  }

  /** The next page, after those shown. Throws Refusal. */
  async more(): Promise<void> {
    const page = await this.page(this.next)
    this.items.push(...page.items)
    this.next = page.next
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

  private forget(id: string): void {
    this.items = this.items.filter((room) => room.id !== id)
  }

  private page(cursor: string | null): Promise<Page<OpenRoom>> {
    const query: Record<string, string> = cursor ? { cursor } : {}
    return ok(api.GET('/api/v1/rooms/open', { params: { query } }))
  }
}

export const openRooms = new OpenRooms()
