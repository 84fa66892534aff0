import { api, OFFLINE, ok, Refusal } from '../wire/api'
import { emptied } from '../wire/stores'
import type { KindNote } from '../wire/types'
import { keepNotes, keptNotes } from './kept'

const MOST_KEPT = 100

/** My box: what people thanked me with, newest first; from this phone while the server can't be reached. */
class KindWords {
  notes = $state.raw<KindNote[]>([])
  next = $state.raw<string | null>(null)
  known = $state(false)
  /** What is shown comes from this phone. */
  offline = $state(false)
  private asked = 0

  /** Asks anew, for `whose`; without a network what is kept is shown. Throws Refusal for any other no. */
  async fetch(whose: string): Promise<void> {
    const asked = ++this.asked
    try {
      const { items, next } = await ok(api.GET('/api/v1/me/kind-words', { params: { query: { limit: MOST_KEPT } } }))
      if (asked !== this.asked) return
      this.put(items, next ?? null)
      await keepNotes(whose, items)
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== OFFLINE) throw error
      await this.fromHere(whose, asked)
    }
  }

  private async fromHere(whose: string, asked: number): Promise<void> {
    const kept = this.known ? null : await keptNotes(whose)
    if (asked !== this.asked) return
    if (kept) this.put(kept, null)
    this.offline = this.known = true
  }

  private put(notes: KindNote[], next: string | null): void {
    this.notes = notes
    this.next = next
    this.known = true
    this.offline = false
  }

  /** Reads what came before. Throws Refusal. */
  async more(): Promise<void> {
    const cursor = this.next
    if (!cursor) return
    const { items, next } = await ok(api.GET('/api/v1/me/kind-words', { params: { query: { cursor } } }))
    if (cursor !== this.next) return
    this.notes = [...this.notes, ...items]
    this.next = next ?? null
  }

  clear(): void {
    this.asked++
    this.notes = []
    this.next = null
    this.known = this.offline = false
  }
}

export const kindWords = emptied(new KindWords())
