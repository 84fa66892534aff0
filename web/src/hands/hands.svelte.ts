import { api, ok } from '../wire/api'
import { onHelp } from '../wire/helped'
import { emptied } from '../wire/stores'
import type { HelpRequest, Page } from '../wire/types'

export type Which = 'open' | 'mine'
type Part = { ids: string[]; next: string | null; known: boolean }

const none: Part = { ids: [], next: null, known: false }

/** Help requests: what was asked for, and every event since. Not kept on the phone. */
class Hands {
  all = $state.raw<Record<string, HelpRequest>>({})
  lists = $state.raw<Record<Which, Part>>({ open: none, mine: none })

  list(which: Which): HelpRequest[] {
    return this.lists[which].ids.flatMap((id) => this.all[id] ?? [])
  }

  /** Asks anew for the beginning of a list. Throws Refusal. */
  async fetch(which: Which): Promise<void> {
    this.put(which, await ask(which), [])
  }

  /** Reads on. Throws Refusal. */
  async more(which: Which): Promise<void> {
    const { ids, next: cursor } = this.lists[which]
    if (!cursor) return
    const page = await ask(which, cursor)
    if (cursor === this.lists[which].next) this.put(which, page, ids)
  }

  /** Asks anew about one; what isn't there for me any more is forgotten. Throws Refusal. */
  async refresh(id: string): Promise<void> {
    try {
      this.hear(await ok(api.GET('/api/v1/help-requests/{request}', { params: { path: { request: id } } })))
    } catch (error) {
      if ((error as { status?: number }).status === 404) this.forget(id)
      throw error
    }
  }

  hear(request: HelpRequest): void {
    this.all = { ...this.all, [request.id]: request }
  }

  forget(id: string): void {
    const { [id]: _, ...rest } = this.all
    this.all = rest
  }

  clear(): void {
    this.all = {}
    this.lists = { open: none, mine: none }
  }

  private put(which: Which, { items, next = null }: Page<HelpRequest>, before: string[]): void {
    items.forEach((one) => this.hear(one))
    const more = items.map(({ id }) => id).filter((id) => !before.includes(id))
    this.lists = { ...this.lists, [which]: { ids: [...before, ...more], next, known: true } }
  }
}

function ask(which: Which, cursor?: string): Promise<Page<HelpRequest>> {
  const params = { query: { cursor } }
  return which === 'open' ? ok(api.GET('/api/v1/help-requests', { params })) : ok(api.GET('/api/v1/me/help-requests', { params }))
}

export const hands = emptied(new Hands())
onHelp((event) => (event.request ? hands.hear(event.request) : 'id' in event && hands.forget(event.id)))
