/** The newest kind words as this phone keeps them for when there is no network. They are their person's alone. */
import { openDB, type IDBPDatabase } from 'idb'
import { KIND_STORE } from '../wire/copies'
import type { KindNote } from '../wire/types'

/** Whose they are, and the notes, newest first. */
type Kept = { whose: string; notes: KindNote[] }

// Opened for each use and closed again: a store that stays open can't be taken away when its person goes.
async function within<T>(act: (db: IDBPDatabase) => Promise<T>, otherwise: T): Promise<T> {
  try {
    const db = await openDB(KIND_STORE, 1, { upgrade: (db) => void db.createObjectStore('box') })
    return await act(db).finally(() => db.close())
  } catch {
    return otherwise
  }
}

/** Keeps these in place of any others. */
export function keepNotes(whose: string, notes: KindNote[]): Promise<void> {
  return within(async (db) => void (await db.put('box', { whose, notes } satisfies Kept, 'box')), undefined)
}

/** What was kept for the same person; null where nothing was, and nothing of anybody else's stays. */
export async function keptNotes(whose: string): Promise<KindNote[] | null> {
  const kept: Kept | undefined = await within((db) => db.get('box', 'box'), undefined)
  if (kept?.whose === whose) return kept.notes
  if (kept) await within((db) => db.delete('box', 'box'), undefined)
  return null
}
