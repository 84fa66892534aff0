import { api, ok } from '../wire/api'
import { emptied } from '../wire/stores'
import type { Look } from '../wire/types'

/** Who looked at what I let workers see, newest first. */
class Looks {
  items = $state.raw<Look[]>([])
  next = $state<string | null>(null)

  /** Asks anew. Throws Refusal. */
  async fetch(): Promise<void> {
    const { items, next } = await ok(api.GET('/api/v1/me/access-log'))
    Object.assign(this, { items, next: next ?? null })
  }

  /** What was before those. Throws Refusal. */
  async more(): Promise<void> {
    const cursor = this.next
    if (!cursor) return
    const { items, next } = await ok(api.GET('/api/v1/me/access-log', { params: { query: { cursor } } }))
    // Asked twice, it is added once.
    if (cursor === this.next) Object.assign(this, { items: [...this.items, ...items], next: next ?? null })
  }

  clear(): void {
    Object.assign(this, { items: [], next: null })
  }
}

export const looks = emptied(new Looks())
