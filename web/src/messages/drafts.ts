import type { Topic } from '../wire/types'

/** Words being written in a room. Kept at each letter, at once: they survive reload, crash and signing in again. */
export type Draft = { text: string; reply_to: string | null; topics: Topic[] }

const PREFIX = 'sunroom.draft.'
const empty = (): Draft => ({ text: '', reply_to: null, topics: [] })

export function draft(person: string, room: string): Draft {
  try {
    const kept = localStorage.getItem(`${PREFIX}${person}.${room}`)
    return kept ? { ...empty(), ...(JSON.parse(kept) as Partial<Draft>) } : empty()
  } catch {
    return empty()
  }
}

export function keepDraft(person: string, room: string, { text, reply_to, topics }: Draft): void {
  try {
    const key = `${PREFIX}${person}.${room}`
    if (!text && !reply_to && !topics.length) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify({ text, reply_to, topics }))
  } catch {
    return // Storage is closed or full: the words are still on the screen.
  }
}

/** Puts words behind those that wait in a room already, on a line of their own. False where nothing can be kept. */
export function addToDraft(person: string, room: string, words: string): boolean {
  const waits = draft(person, room)
  keepDraft(person, room, { ...waits, text: waits.text.trim() ? `${waits.text}\n${words}` : words })
  return draft(person, room).text.endsWith(words)
}

/** Forgets the drafts of everybody but `person`; of everybody when that is null. */
export function wipeDrafts(person: string | null): void {
  try {
    Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX) && !(person && key.startsWith(`${PREFIX}${person}.`)))
      .forEach((key) => localStorage.removeItem(key))
  } catch {
    return
  }
}
