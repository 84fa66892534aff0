import { api, ok } from '../wire/api'
import { emptied } from '../wire/stores'
import type { ForYou, ForYouItem } from '../wire/types'

/** What arrived for me, newest first. How far I have looked is remembered on the server; which of them were new, here. */
class ForYouStore {
  items = $state.raw<ForYouItem[]>([])
  next = $state.raw<string | null>(null)
  /** Something is new, and may say so. */
  unread = $state(false)
  known = $state(false)
  /** Items above this number are new. */
  seen = $state(0)

  /** Asks anew, for `person`. Throws Refusal. */
  async fetch(person: string): Promise<void> {
    const told: ForYou = await ok(api.GET('/api/v1/me/for-you'))
    this.items = told.items
    this.next = told.next ?? null
    this.unread = told.unread
    const newest = told.items[0]?.seq ?? 0
    const before = recall(person)
    this.seen = before ?? (told.unread ? 0 : newest)
    this.known = true
  }

  /** Reads what came before. Throws Refusal. */
  async more(): Promise<void> {
    if (!this.next) return
    const cursor = this.next
    const told: ForYou = await ok(api.GET('/api/v1/me/for-you', { params: { query: { cursor } } }))
    if (cursor !== this.next) return
    this.items = [...this.items, ...told.items]
    this.next = told.next ?? null
  }

  /** They are on the screen now: no dot any more, here and on my other phones. What was new stays marked until the next visit. */
  async look(person: string): Promise<void> {
    const newest = this.items[0]?.seq
    if (newest === undefined) return
    this.unread = false
    remember(person, newest)
    await ok(api.PUT('/api/v1/me/for-you/seen', { body: { seq: newest } })).catch(() => {})
  }

  /** An ask that was answered is no longer here. */
  answered(ask: string): void {
    this.items = this.items.filter(({ event }) => !((event.on === 'ask.arrived' || event.on === 'buddy.asked') && event.id === ask))
  }

  clear(): void {
    this.items = []
    this.next = null
    this.unread = this.known = false
    this.seen = 0
  }
}

const key = (person: string) => `sunroom.for-you.${person}`

function recall(person: string): number | null {
  try {
    const kept = localStorage.getItem(key(person))
    return kept === null ? null : Number(kept)
  } catch {
    return null
  }
}

function remember(person: string, seq: number): void {
  try {
    localStorage.setItem(key(person), String(seq))
  } catch {
    return
  }
}

export const forYou = emptied(new ForYouStore())
