import { api, ok } from '../wire/api'
import { onBuddies } from '../wire/paired'
import { emptied } from '../wire/stores'
import type { BuddyPair, MyBuddy } from '../wire/types'

/** What is mine of buddies, as the server last told it; asked for anew whenever something of it may have changed. */
class Buddies {
  mine = $state.raw<MyBuddy | null>(null)

  /** Asks anew. Throws Refusal. */
  async fetch(): Promise<void> {
    this.mine = await ok(api.GET('/api/v1/me/buddy'))
  }

  /** Something has happened: what is shown is asked for once more. */
  heard(): void {
    if (this.mine) void this.fetch().catch(() => {})
  }

  /** With whom I go together now. */
  get together(): BuddyPair[] {
    return this.mine?.pairs.filter(({ state }) => state === 'together') ?? []
  }

  /** Whether I could look for a buddy: I have asked nobody, and nobody goes along with me. */
  get looking(): boolean {
    return !!this.mine && !this.mine.ask && !this.together.some(({ side }) => side === 'newcomer')
  }

  /** How a pair stands now. */
  put(pair: BuddyPair): void {
    if (this.mine) this.mine = { ...this.mine, pairs: this.mine.pairs.map((one) => (one.id === pair.id ? pair : one)) }
  }

  clear(): void {
    this.mine = null
  }
}

export const buddies = emptied(new Buddies())
onBuddies(() => buddies.heard())
