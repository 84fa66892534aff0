import { api, ok } from '../wire/api'
import * as copies from '../wire/copies'
import { emptied } from '../wire/stores'
import { isWithheld, type Entry, type Message, type Page, type StreamEvent } from '../wire/types'
import { after, join } from './story'

const PAGE = 50
const CONTEXT = 20
const ENOUGH_KEPT = 30
const CATCH_UP_PAGES = 4

type Asked = { before?: number; after?: number; limit: number }

/**
 * The part of one room's talk that is on the screen: an unbroken run of entries.
 * `atEnd` says that the run reaches the newest, so that live messages may join it.
 */
class Messages {
  room = $state<string | null>(null)
  entries = $state.raw<Entry[]>([])
  atStart = $state(false)
  atEnd = $state(false)
  loading = $state(false)
  /** Nothing could be fetched and the copies are all there is. */
  offline = $state(false)
  /** Another number means another run of entries, to be looked at from its beginning. */
  run = $state(0)
  private visit = 0
  // What is heard while a page is on its way: the page may be older or newer than it, so it is told again afterwards.
  private meanwhile: StreamEvent[] = []
  private unsure = false

  /**
   * Shows `room`: at its end, or around `seq` when that is given or when unread messages begin before what is kept.
   * Resolves when there is something to look at; without a network that is the copies.
   */
  async open(room: string, { around, readTo }: { around?: number; readTo?: number | null } = {}): Promise<void> {
    const visit = this.begin(room)
    const kept = around === undefined ? await copies.entries(room) : []
    if (visit !== this.visit) return
    // Copies that begin after the first unread would open at the wrong place.
    const usable = readTo === null || readTo === undefined || (kept[0]?.seq ?? 0) <= readTo
    this.entries = usable ? kept : []
    this.atEnd = this.entries.length > 0
    await this.guarded(visit, async () => {
      if (around !== undefined) return this.openAround(visit, room, around)
      await this.openEnd(visit, room, kept)
      if (readTo !== null && readTo !== undefined && !this.covers(readTo)) await this.openAround(visit, room, readTo)
    })
    if (visit !== this.visit) return
    if (!this.entries.length) this.showKept(kept)
    if (this.unsure) await this.readOn()
  }

  /** Reads what comes before; false when there is nothing more or it can't be had now. */
  async older(): Promise<boolean> {
    const first = this.entries[0]
    if (this.atStart || this.loading || !this.room || !first) return false
    return this.guarded(this.visit, async (visit, room) => {
      const { items, next } = await page(room, { before: first.seq, limit: PAGE })
      if (visit !== this.visit) return
      this.entries = join(items, this.entries)
      this.atStart = !next
      this.keep()
    })
  }

  /** Reads what comes after, where the run doesn't reach the newest yet. */
  async newer(): Promise<boolean> {
    const last = this.entries.at(-1)
    if (this.atEnd || this.loading || !this.room || !last) return false
    return this.guarded(this.visit, async (visit, room) => {
      const { items, next } = await page(room, { after: last.seq, limit: PAGE })
      if (visit !== this.visit) return
      this.entries = join(this.entries, items)
      this.atEnd = !next
    })
  }

  /** Reads on from the newest here: something may have been said that was not heard. */
  async readOn(): Promise<void> {
    if (this.loading) return void (this.unsure = true)
    if (this.atEnd && this.entries.length) this.atEnd = false
    this.unsure = false
    while (!this.atEnd && (await this.newer())) continue
    this.keep()
  }

  /** Reads the run that is here once more: what folds or is withheld may have changed. It stays where it is. */
  async readAgain(): Promise<void> {
    const [first, last] = [this.entries[0], this.entries.at(-1)]
    if (!this.room) return
    if (this.loading || !first || !last) return this.open(this.room)
    await this.guarded(this.visit, async (visit, room) => {
      let fresh: Entry[] = []
      let from: number | null = first.seq - 1
      while (from !== null && from < last.seq) {
        const { items, next }: Page<Entry> = await page(room, { after: from, limit: PAGE })
        fresh = join(fresh, items)
        from = next ? Number(next) : null
      }
      if (visit !== this.visit) return
      this.entries = fresh
      this.atEnd = from === null
      this.keep()
    })
  }

  /** One event of the open room's stream. What lies beyond the run is left for `newer`. */
  hear(room: string, event: StreamEvent): void {
    if (room !== this.room) return
    if (this.loading) this.meanwhile.push(event)
    this.tell(event)
  }

  private tell(event: StreamEvent): void {
    const adds = event.on === 'message.sent' || event.on === 'withheld'
    if (!adds || this.atEnd) this.entries = after(this.entries, event)
  }

  /** The server lost count with us: begin this room again. */
  async startAgain(room: string): Promise<void> {
    if (room === this.room) await this.open(room)
  }

  find(id: string): Message | undefined {
    return this.entries.find((entry): entry is Message => !isWithheld(entry) && entry.id === id)
  }

  close(): void {
    this.visit++
    this.room = null
    this.entries = []
  }

  clear(): void {
    this.close()
  }

  private begin(room: string): number {
    this.room = room
    this.run++
    this.entries = []
    this.meanwhile = []
    this.unsure = false
    this.atStart = this.atEnd = this.offline = false
    return ++this.visit
  }

  private showKept(kept: Entry[]): void {
    this.entries = kept
    this.atEnd = this.atEnd || kept.length > 0
  }

  private covers(seq: number): boolean {
    const first = this.entries[0]
    return this.atStart || !first || first.seq <= seq
  }

  private async openEnd(visit: number, room: string, kept: Entry[]): Promise<void> {
    if (kept.length >= ENOUGH_KEPT && (await this.continueFrom(visit, room, kept))) return
    const { items, next } = await page(room, { limit: PAGE })
    if (visit !== this.visit) return
    const live = this.entries.filter((entry) => entry.seq > (items.at(-1)?.seq ?? 0))
    this.entries = join(items, live)
    this.atStart = !next
    this.atEnd = true
    this.keep()
  }

  // Goes on from what is kept, so that nothing on the screen has to be replaced. False when that is a long way.
  private async continueFrom(visit: number, room: string, kept: Entry[]): Promise<boolean> {
    let from: number | null = kept.at(-1)!.seq
    for (let pages = 0; pages < CATCH_UP_PAGES && from !== null; pages++) {
      const { items, next }: Page<Entry> = await page(room, { after: from, limit: PAGE })
      if (visit !== this.visit) return true
      this.entries = join(this.entries, items)
      from = next ? Number(next) : null
    }
    this.keep()
    return from === null
  }

  private async openAround(visit: number, room: string, seq: number): Promise<void> {
    const [older, newer] = await Promise.all([
      page(room, { before: seq + 1, limit: CONTEXT }),
      page(room, { after: seq, limit: PAGE })
    ])
    if (visit !== this.visit) return
    this.run++
    this.entries = join(older.items, newer.items)
    this.atStart = !older.next
    this.atEnd = !newer.next
  }

  private async guarded(visit: number, act: (visit: number, room: string) => Promise<void>): Promise<boolean> {
    this.loading = true
    try {
      await act(visit, this.room!)
      if (visit === this.visit) this.catchUp()
      return true
    } catch {
      if (visit === this.visit) this.offline = true
      return false
    } finally {
      if (visit === this.visit) this.loading = false
    }
  }

  private catchUp(): void {
    this.offline = false
    this.meanwhile.forEach((event) => this.tell(event))
    this.meanwhile = []
  }

  // Only a run that reaches the newest is kept: the copies must never have a hole.
  private keep(): void {
    if (!this.room || !this.atEnd) return
    void copies.write([{ put: 'entries', room: this.room, entries: copies.worthKeeping(this.entries, Date.now()) }])
  }
}

function page(room: string, query: Asked): Promise<Page<Entry>> {
  return ok(api.GET('/api/v1/rooms/{room}/messages', { params: { path: { room }, query } }))
}

export const messages = emptied(new Messages())
