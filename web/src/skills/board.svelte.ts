import { api, ok } from '../wire/api'
import { emptied } from '../wire/stores'
import type { SkillCard } from '../wire/types'

export type Kind = SkillCard['kind']
export type Category = SkillCard['category']
/** What is looked for; what is empty is left open. */
export type Wanted = { kind: Kind | ''; category: Category | ''; q: string }

export const KINDS: Kind[] = ['show', 'learn', 'together']
export const CATEGORIES: Category[] = ['crafts', 'music', 'cooking', 'sport', 'phones', 'languages', 'jobs', 'everyday', 'other']
const anything: Wanted = { kind: '', category: '', q: '' }

/** The board as it was last looked at: what was wanted, and what came, the newest first. */
class Board {
  wanted = $state.raw(anything)
  items = $state.raw<SkillCard[]>([])
  next = $state.raw<string | null>(null)
  known = $state(false)
  /** How far down one was, on leaving for one of them. */
  scrolled = 0

  /** Asks anew for what is wanted; an answer to something else is put aside. Throws Refusal. */
  async fetch(wanted: Wanted = this.wanted): Promise<void> {
    if (wanted !== this.wanted) this.known = false
    this.wanted = wanted
    const told = await this.ask()
    if (wanted !== this.wanted) return
    this.items = told.items
    this.next = told.next ?? null
    this.known = true
  }

  /** The next page. Throws Refusal. */
  async more(): Promise<void> {
    const { wanted, next } = this
    if (!next) return
    const told = await this.ask(next)
    if (wanted !== this.wanted || next !== this.next) return
    const known = new Set(this.items.map(({ id }) => id))
    this.items = [...this.items, ...told.items.filter(({ id }) => !known.has(id))]
    this.next = told.next ?? null
  }

  private ask(cursor?: string) {
    const { kind, category, q } = this.wanted
    const query = { kind: kind || undefined, category: category || undefined, q: q.trim() || undefined, cursor }
    return ok(api.GET('/api/v1/skills', { params: { query } }))
  }

  clear(): void {
    this.wanted = anything
    this.items = []
    this.next = null
    this.known = false
    this.scrolled = 0
  }
}

export const board = emptied(new Board())
