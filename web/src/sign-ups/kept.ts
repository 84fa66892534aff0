/** What the tablet at the door keeps for when there is no network: one day's names, and the marks that wait. */
import { openDB, type IDBPDatabase } from 'idb'
import { DAY_STORE, DAY_UNTIL, forgetDay } from '../wire/copies'
import type { Mark } from './marks.svelte'
import type { Day } from './post'

/** Whose tablet it is, of which centre, and the day. */
export type KeptDay = { whose: string; centre: string; day: Day }

const MARKS_MS = 14 * 24 * 3_600_000
const key = (person: string) => `sunroom.draft.${person}.marks`

// Opened for each use and closed again: a store that stays open can't be taken away when its person goes.
async function within<T>(act: (db: IDBPDatabase) => Promise<T>, otherwise: T): Promise<T> {
  try {
    const db = await openDB(DAY_STORE, 1, { upgrade: (db) => void db.createObjectStore('day') })
    return await act(db).finally(() => db.close())
  } catch {
    return otherwise
  }
}

/** Keeps a day in place of any other; it is forgotten when the day is over, by whoever opens the app then. */
export async function keepDay(kept: KeptDay): Promise<void> {
  try {
    localStorage.setItem(DAY_UNTIL, String(Date.parse(`${kept.day.day}T23:59:59`)))
  } catch {
    return // Nobody would know when to forget it.
  }
  await within(async (db) => void (await db.put('day', kept, 'day')), undefined)
}

/** The day as it was kept, for the same person, centre and day; anything else is forgotten. */
export async function keptDay(whose: string, centre: string, day: string): Promise<Day | null> {
  const kept: KeptDay | undefined = await within((db) => db.get('day', 'day'), undefined)
  if (kept?.whose === whose && kept.centre === centre && kept.day.day === day) return kept.day
  if (kept) forgetDay()
  return null
}

/** The marks of this person that wait, without those nobody could still want. */
export function keptMarks(person: string): Mark[] {
  try {
    const kept = JSON.parse(localStorage.getItem(key(person)) ?? '[]') as Mark[]
    return kept.filter(({ at }) => Date.parse(at) > Date.now() - MARKS_MS)
  } catch {
    return []
  }
}

/** Ids and times only. They wait for the same person, as unsent words do, and go when they sign out or another comes. */
export function keepMarks(person: string, marks: Mark[]): void {
  try {
    if (marks.length) localStorage.setItem(key(person), JSON.stringify(marks))
    else localStorage.removeItem(key(person))
  } catch {
    return
  }
}
