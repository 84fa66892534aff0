import { api, ok } from '../wire/api'
import type { paths } from '../wire/api.gen'
import { emptied } from '../wire/stores'

type Removal = paths['/api/v1/me/removals']['get']['responses'][200]['content']['application/json']['items'][number]

// On a phone that has never shown them, what is long past is not news.
const NEWS_MS = 14 * 24 * 3_600_000

/** The rooms I was asked out of, and whether I have read why. What has been read is remembered on this phone. */
class Removals {
  items = $state.raw<Removal[]>([])
  /** The newest that I haven't read; null when I have read them all. */
  news = $derived.by(() => this.items.find(({ at }) => Date.parse(at) > this.read) ?? null)
  known = false
  private read = $state(0)
  private person = ''

  /** Asks anew, for `person`. Newest first. Throws Refusal. */
  async ask(person: string): Promise<Removal[]> {
    const { items } = await ok(api.GET('/api/v1/me/removals'))
    this.person = person
    this.read = Math.max(recall(person), Date.now() - NEWS_MS)
    this.items = items
    this.known = true
    return items
  }

  /** They are on the screen now. */
  look(): void {
    const newest = this.items[0]
    if (!newest) return
    this.read = Date.parse(newest.at)
    remember(this.person, this.read)
  }

  /** I am in the room again: nothing to read about any more. */
  lifted(room: string): void {
    this.items = this.items.filter((one) => one.room.id !== room)
  }

  clear(): void {
    this.items = []
    this.known = false
  }
}

const key = (person: string) => `sunroom.removals.${person}`

function recall(person: string): number {
  try {
    return Number(localStorage.getItem(key(person)) ?? 0)
  } catch {
    return 0
  }
}

function remember(person: string, read: number): void {
  try {
    localStorage.setItem(key(person), String(read))
  } catch {
    return
  }
}

export const removals = emptied(new Removals())
