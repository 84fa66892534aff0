/**
 * What this phone keeps for when there is no network: rooms, their last messages, how far each stream was heard,
 * and what waits to be sent. Never facts, desk or access log. Everything here works without IndexedDB too, only forgetfully.
 */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb'
import type { Outgoing } from './outbox.svelte'
import { isWithheld, type Entry, type Message, type Reaction, type Room } from './types'

export const KEEP_MESSAGES = 200
export const KEEP_MS = 14 * 24 * 3_600_000

type Kept = { room: string; seq: number; id?: string; at?: string; entry: Entry }

interface Schema extends DBSchema {
  rooms: { key: string; value: Room }
  messages: { key: [string, number]; value: Kept; indexes: { id: string } }
  heard: { key: string; value: number }
  about: { key: string; value: string }
  outbox: { key: string; value: Outgoing }
}

type Writing = IDBPTransaction<Schema, ('rooms' | 'messages' | 'heard' | 'about')[], 'readwrite'>

/** One thing to write; a frame's changes are written together, in one transaction. */
export type Change =
  | { put: 'room'; room: Room }
  | { put: 'entries'; room: string; entries: Entry[] }
  | { put: 'heard'; stream: string; seq: number }
  | { put: 'reactions'; id: string; reactions: Reaction[] }
  | { put: 'taken_back'; id: string }
  | { drop: 'messages'; room: string }
  | { drop: 'room'; room: string }

/** The day of the tablet at the door is a store of its own (sign-ups/kept.ts), so that its names go as a whole; and when it is over. */
export const DAY_STORE = 'sunroom.day'
export const DAY_UNTIL = 'sunroom.day-until'

/** Kind words are a store of their own too (thanks/kept.ts), for the same reason. */
export const KIND_STORE = 'sunroom.kind-words'

let opening: Promise<IDBPDatabase<Schema>> | undefined

function open(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>('sunroom', 1, {
    upgrade(db) {
      db.createObjectStore('rooms', { keyPath: 'id' })
      db.createObjectStore('messages', { keyPath: ['room', 'seq'] }).createIndex('id', 'id')
      db.createObjectStore('heard')
      db.createObjectStore('about')
      db.createObjectStore('outbox', { keyPath: 'id' })
    }
  })
  return opening
}

// A closed or full store must never stop a conversation: the answer is then `otherwise`.
async function guarded<T>(act: (db: IDBPDatabase<Schema>) => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await act(await open())
  } catch {
    return otherwise
  }
}

/** Whose copies these are, the epoch they belong to, and a sign of the boundaries they were read under. */
type About = 'person' | 'epoch' | 'boundaries'

export function about(what: About): Promise<string | undefined> {
  return guarded((db) => db.get('about', what), undefined)
}

export function setAbout(what: About, value: string): Promise<void> {
  return guarded(async (db) => void (await db.put('about', value, what)), undefined)
}

export function rooms(): Promise<Room[]> {
  return guarded((db) => db.getAll('rooms'), [])
}

/** Up to which number each stream has been heard. */
export function heard(): Promise<Record<string, number>> {
  return guarded(async (db) => {
    const tx = db.transaction('heard')
    const [streams, seqs] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()])
    return Object.fromEntries(streams.map((stream, at) => [stream, seqs[at]!]))
  }, {})
}

/** The kept entries of a room, ascending: always an unbroken run up to the newest. */
export function entries(room: string): Promise<Entry[]> {
  return guarded(async (db) => (await db.getAll('messages', within(room))).map((kept) => kept.entry), [])
}

/** One kept message by its id, for showing what a reply answers. */
export function message(id: string): Promise<Message | undefined> {
  return guarded(async (db) => {
    const kept = await db.getFromIndex('messages', 'id', id)
    return kept && !isWithheld(kept.entry) ? kept.entry : undefined
  }, undefined)
}

/** Writes all `changes` or none, so that "heard" never runs ahead of what was kept. */
export function write(changes: Change[]): Promise<void> {
  if (!changes.length) return Promise.resolve()
  return guarded(async (db) => {
    const tx = db.transaction(['rooms', 'messages', 'heard', 'about'], 'readwrite')
    for (const change of changes) await apply(tx, change)
    await tx.done
  }, undefined)
}

async function apply(tx: Writing, change: Change): Promise<void> {
  if ('drop' in change) return drop(tx, change)
  switch (change.put) {
    case 'room':
      return void (await tx.objectStore('rooms').put(change.room))
    case 'entries':
      for (const entry of change.entries) await tx.objectStore('messages').put(keep(change.room, entry))
      return
    case 'heard':
      return void (await tx.objectStore('heard').put(change.seq, change.stream))
    case 'reactions':
      return edit(tx, change.id, (kept) => ({ ...kept, entry: { ...(kept.entry as Message), reactions: change.reactions } }))
    case 'taken_back':
      return edit(tx, change.id, ({ room, seq }) => keep(room, { seq, withheld: true }))
  }
}

async function drop(tx: Writing, change: Extract<Change, { drop: string }>): Promise<void> {
  await tx.objectStore('messages').delete(within(change.room))
  if (change.drop === 'messages') return
  await tx.objectStore('rooms').delete(change.room)
  await tx.objectStore('heard').delete(`room:${change.room}`)
}

async function edit(tx: Writing, id: string, change: (kept: Kept) => Kept): Promise<void> {
  const kept = await tx.objectStore('messages').index('id').get(id)
  if (kept) await tx.objectStore('messages').put(change(kept))
}

/** The newest entries of a room that may be kept: the last 200, and none older than 14 days. `now` in milliseconds. */
export function worthKeeping(entries: Entry[], now: number): Entry[] {
  const before = new Date(now - KEEP_MS).toISOString()
  const young = entries.slice(-KEEP_MESSAGES)
  const first = young.findIndex((entry) => !isWithheld(entry) && entry.at >= before)
  return first < 0 ? [] : young.slice(first)
}

/** Forgets the day of the tablet at the door; one that is over by `now`, or any. */
export function forgetDay(now = Infinity): void {
  try {
    if (now < Number(localStorage.getItem(DAY_UNTIL) ?? Infinity)) return
    localStorage.removeItem(DAY_UNTIL)
    indexedDB.deleteDatabase(DAY_STORE)
  } catch {
    return
  }
}

function forgetKindWords(): void {
  try {
    indexedDB.deleteDatabase(KIND_STORE)
  } catch {
    return
  }
}

/** Forgets what is older than 14 days or beyond the last 200 of its room. `now` in milliseconds. */
export function prune(now: number): Promise<void> {
  forgetDay(now)
  return guarded(async (db) => {
    const tx = db.transaction('messages', 'readwrite')
    const seen = new Map<string, number>()
    const before = new Date(now - KEEP_MS).toISOString()
    for (let at = await tx.store.openCursor(null, 'prev'); at; at = await at.continue()) {
      const { room, at: time } = at.value
      seen.set(room, (seen.get(room) ?? 0) + 1)
      if (seen.get(room)! > KEEP_MESSAGES || (time && time < before)) await at.delete()
    }
    await tx.done
  }, undefined)
}

/** Forgets everything; what waits to be sent only when `outbox` is said. */
export function wipe({ outbox }: { outbox: boolean }): Promise<void> {
  forgetDay()
  forgetKindWords()
  return guarded(async (db) => {
    const names = ['rooms', 'messages', 'heard', 'about', ...(outbox ? (['outbox'] as const) : [])] as const
    const tx = db.transaction(names, 'readwrite')
    await Promise.all(names.map((name) => tx.objectStore(name).clear()))
    await tx.done
  }, undefined)
}

export const outgoing = {
  all: (): Promise<Outgoing[]> => guarded((db) => db.getAll('outbox'), []),
  put: (one: Outgoing): Promise<void> => guarded(async (db) => void (await db.put('outbox', one)), undefined),
  drop: (id: string): Promise<void> => guarded((db) => db.delete('outbox', id), undefined)
}

function keep(room: string, entry: Entry): Kept {
  if (isWithheld(entry)) return { room, seq: entry.seq, entry }
  return { room, seq: entry.seq, id: entry.id, at: entry.at, entry }
}

function within(room: string): IDBKeyRange {
  return IDBKeyRange.bound([room, 0], [room, Number.MAX_SAFE_INTEGER])
}
