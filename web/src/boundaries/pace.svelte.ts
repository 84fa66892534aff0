import { api, ok } from '../wire/api'
import { emptied } from '../wire/stores'
import type { NewRest, Pace, PaceChanges, Rest } from '../wire/types'
import { lasts } from './lasts'

/** How much of others I want now: whether I rest, and whether it is enough for today. Null until the server has said so. */
class PaceStore {
  now = $state.raw<Pace | null>(null)
  private clock: ReturnType<typeof setTimeout> | undefined
  private changes = 0

  /** My rest, while it lasts. */
  get rest(): Rest | null {
    const rest = this.now?.rest ?? null
    return rest && lasts(rest.until) ? rest : null
  }

  /** Asks anew; an answer from before a change of mine that came meanwhile is passed over. Throws Refusal. */
  async fetch(): Promise<void> {
    const before = this.changes
    const told = await ok(api.GET('/api/v1/me/pace'))
    if (before === this.changes) this.take(told)
  }

  /** Changes what is given and leaves the rest. Throws Refusal. */
  async change(changes: PaceChanges): Promise<void> {
    this.changed(await ok(api.PATCH('/api/v1/me/pace', { body: changes })))
  }

  /** Rests, or changes how. Throws Refusal. */
  async begin(rest: NewRest): Promise<void> {
    this.changed(await ok(api.PUT('/api/v1/me/rest', { body: rest })))
  }

  /** Rests no longer. Throws Refusal. */
  async comeBack(): Promise<void> {
    await ok(api.DELETE('/api/v1/me/rest'))
    this.changed(this.now && { ...this.now, rest: null })
  }

  /** There is room for more today. Throws Refusal. */
  async goOn(): Promise<void> {
    this.changed(await ok(api.POST('/api/v1/me/pace/go-on')))
  }

  clear(): void {
    clearTimeout(this.clock)
    this.now = null
  }

  private changed(pace: Pace | null): void {
    this.changes += 1
    if (pace) this.take(pace)
  }

  // A rest that ends while I look at the phone ends there, too.
  private take(pace: Pace): void {
    clearTimeout(this.clock)
    this.now = pace
    const until = pace.rest?.until
    const left = until ? Date.parse(until) - Date.now() : 0
    if (left > 0 && left < MOST_MS) this.clock = setTimeout(() => (this.now = { ...pace, rest: null }), left)
  }
}

// More than a clock can hold is asked for again long before.
const MOST_MS = 2 ** 31 - 1

export const pace = emptied(new PaceStore())
