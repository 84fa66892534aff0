import { api, ok } from '../wire/api'
import { onDate } from '../wire/dated'
import { emptied } from '../wire/stores'
import type { ActivityDate, Page, SignedUp } from '../wire/types'

export type Which = 'coming' | 'mine' | 'past'
/** A part of a long list: the ids so far, in their order, and where it goes on. */
type Part = { ids: string[]; next: string | null; known: boolean }

const none: Part = { ids: [], next: null, known: false }

/** Dates of activities: what was asked for, and every event since. Not kept on the phone. */
class Dates {
  all = $state.raw<Record<string, ActivityDate>>({})
  lists = $state.raw<Record<Which, Part>>({ coming: none, mine: none, past: none })
  firsts = $state.raw<string[]>([])
  /** What else of mine is at the time of one I have just signed up for, by the one's id. */
  also = $state.raw<Record<string, SignedUp['also']>>({})
  /** How far the list was scrolled when one of it was opened. */
  scrolled = 0
  // When each was last heard of: an answer that was asked for before is older than the event.
  private heard = new Map<string, number>()
  private clock = 0

  list(which: Which): ActivityDate[] {
    return this.some(this.lists[which].ids)
  }

  some(ids: string[]): ActivityDate[] {
    return ids.flatMap((id) => this.all[id] ?? [])
  }

  /** Asks anew for the beginning of a list; what was read on of it stays. Throws Refusal. */
  async fetch(which: Which): Promise<void> {
    const asked = ++this.clock
    const { items, next = null } = await ask(which)
    this.take(items, asked)
    const begun = items.map(({ id }) => id)
    const last = items.at(-1)
    const was = this.lists[which]
    const rest = next && last ? was.ids.filter((id) => !begun.includes(id) && order(this.all[id]!, last) > 0) : []
    this.put(which, { ids: [...begun, ...rest], next: rest.length ? was.next : next, known: true }, asked)
  }

  /** Reads on. Throws Refusal. */
  async more(which: Which): Promise<void> {
    const { next: cursor } = this.lists[which]
    if (!cursor) return
    const asked = ++this.clock
    const { items, next = null } = await ask(which, cursor)
    const was = this.lists[which]
    if (cursor !== was.next) return
    this.take(items, asked)
    const more = items.map(({ id }) => id).filter((id) => !was.ids.includes(id))
    this.put(which, { ids: [...was.ids, ...more], next, known: true }, asked)
  }

  /** What is good for a first time; nothing for who has been to something. Throws Refusal. */
  async fetchFirsts(): Promise<void> {
    const asked = ++this.clock
    const { items } = await ok(api.GET('/api/v1/dates/first-times'))
    this.take(items, asked)
    this.firsts = items.map(({ id }) => id)
  }

  /** Asks anew about one. Throws Refusal. */
  async refresh(id: string): Promise<void> {
    const asked = ++this.clock
    const date = await ok(api.GET('/api/v1/dates/{date}', { params: { path: { date: id } } }))
    if ((this.heard.get(id) ?? 0) <= asked) this.hear(date)
  }

  /** A date as I see it now: it takes the place of what was known of it. */
  hear(date: ActivityDate): void {
    this.heard.set(date.id, ++this.clock)
    this.all = { ...this.all, [date.id]: date }
    for (const which of ['coming', 'mine'] as const) if (this.lists[which].known) this.place(which, date)
  }

  clear(): void {
    this.all = {}
    this.lists = { coming: none, mine: none, past: none }
    this.firsts = []
    this.also = {}
    this.heard.clear()
    this.scrolled = 0
  }

  private take(items: ActivityDate[], asked: number): void {
    const fresh = items.filter(({ id }) => (this.heard.get(id) ?? 0) <= asked)
    this.all = { ...this.all, ...Object.fromEntries(fresh.map((date) => [date.id, date])) }
  }

  // What was heard of since it was asked for finds its own place.
  private put(which: Which, part: Part, asked: number): void {
    this.lists = { ...this.lists, [which]: part }
    if (which === 'past') return
    for (const [id, at] of this.heard) if (at > asked) this.place(which, this.all[id]!)
  }

  private place(which: 'coming' | 'mine', date: ActivityDate): void {
    const { ids, next, known } = this.lists[which]
    const others = ids.filter((id) => id !== date.id)
    const later = others.findIndex((id) => order(this.all[id]!, date) > 0)
    const at = later < 0 ? others.length : later
    // Behind what was read so far it comes with the next part.
    const here = belongs(which, date) && (later >= 0 || !next)
    this.lists = { ...this.lists, [which]: { ids: here ? [...others.slice(0, at), date.id, ...others.slice(at)] : others, next, known } }
  }
}

/** Whether I have signed up, or wait. */
export function signedUp({ mine }: ActivityDate): boolean {
  return !!mine && mine.state !== 'out'
}

/** Whether somebody hosts it, or does so with somebody. */
export function hosts({ host, cohost }: ActivityDate, person: string | undefined): boolean {
  return host.id === person || cohost?.id === person
}

export function isOver({ ends_at }: ActivityDate, now = Date.now()): boolean {
  return Date.parse(ends_at) <= now
}

function belongs(which: 'coming' | 'mine', date: ActivityDate): boolean {
  return !isOver(date) && (which === 'coming' || signedUp(date))
}

function order(a: ActivityDate, b: ActivityDate): number {
  return Date.parse(a.starts_at) - Date.parse(b.starts_at) || (a.id < b.id ? -1 : 1)
}

function ask(which: Which, cursor?: string): Promise<Page<ActivityDate>> {
  if (which === 'coming') return ok(api.GET('/api/v1/dates', { params: { query: { cursor } } }))
  return ok(api.GET('/api/v1/me/dates', { params: { query: { cursor, past: which === 'past' } } }))
}

export const dates = emptied(new Dates())
onDate((date) => dates.hear(date))
