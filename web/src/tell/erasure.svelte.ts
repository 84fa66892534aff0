import { session } from '../app/session.svelte'
import { api, ok } from '../wire/api'
import { emptied } from '../wire/stores'
import type { Erasure } from '../wire/types'

// Among the drafts: it goes from this phone when they go.
const key = () => `sunroom.draft.${session.me?.id ?? ''}.erasure`

/** Whether I asked to be erased, as this phone knows it. */
class MyErasure {
  now = $state.raw<Erasure | null>(null)

  /** Takes up what this phone remembers; what is long past is forgotten. */
  recall(): void {
    try {
      const kept = JSON.parse(localStorage.getItem(key()) ?? 'null') as Erasure | null
      this.now = kept && Date.parse(kept.due_at) > Date.now() ? kept : null
    } catch {
      this.now = null
    }
  }

  /** Asks the server. Throws Refusal. */
  async fetch(): Promise<void> {
    this.take((await ok(api.GET('/api/v1/me/erasure'))).erasure)
  }

  /** Be erased in seven days. Throws Refusal. */
  async ask(messages: Erasure['messages']): Promise<void> {
    this.take(await ok(api.PUT('/api/v1/me/erasure', { body: { messages } })))
  }

  /** Stay after all. Throws Refusal. */
  async stay(): Promise<void> {
    await ok(api.DELETE('/api/v1/me/erasure'))
    this.take(null)
  }

  clear(): void {
    this.now = null
  }

  private take(erasure: Erasure | null): void {
    this.now = erasure
    try {
      if (erasure) localStorage.setItem(key(), JSON.stringify(erasure))
      else localStorage.removeItem(key())
    } catch {
      return
    }
  }
}

export const erasure = emptied(new MyErasure())
