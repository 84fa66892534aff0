import { api, ok } from '../wire/api'
import * as copies from '../wire/copies'
import { emptied } from '../wire/stores'
import type { KeptAway } from '../wire/types'

/** What I keep away from: muted people, topics, blocked people. Held in memory only. */
class Kept {
  now = $state.raw<KeptAway | null>(null)

  /** Under which boundaries the messages on this phone were read. */
  private readUnder: string | null = null

  /** Asks anew. True when messages have to be read again: they fold, or are withheld, otherwise than before. Throws Refusal. */
  async fetch(): Promise<boolean> {
    this.now = await ok(api.GET('/api/v1/me/boundaries'))
    this.readUnder ??= (await copies.about('boundaries')) ?? signOf(NOTHING)
    return this.readUnder !== signOf(this.now)
  }

  /** The messages have been read under today's boundaries. */
  async settled(): Promise<void> {
    if (!this.now) return
    this.readUnder = signOf(this.now)
    await copies.setAbout('boundaries', this.readUnder)
  }

  clear(): void {
    this.now = null
    this.readUnder = null
  }
}

const NOTHING: KeptAway = { muted: [], topics: [], blocked: [] }

/** A short sign of it all. Not the thing itself: whom somebody keeps away from is for no phone's disk. */
export function signOf({ muted, topics, blocked }: KeptAway): string {
  const all = [
    ...muted.map(({ person }) => `m${person.id}`),
    ...blocked.map(({ person }) => `b${person.id}`),
    ...topics.map(({ topic, comfort }) => `t${topic}${comfort}`)
  ]
  let sign = 5381
  for (const letter of all.sort().join()) sign = (sign * 33 + letter.charCodeAt(0)) >>> 0
  return String(sign)
}

export const kept = emptied(new Kept())
