import { isWithheld, type Entry, type Message, type StreamEvent } from '../wire/types'

/** Entries ascending by number, with `more` put among them; of two with one number the newer word counts. */
export function join(entries: Entry[], more: Entry[]): Entry[] {
  if (!more.length) return entries
  const last = entries.at(-1)
  if (!last || last.seq < more[0]!.seq) return [...entries, ...more]
  const bySeq = new Map([...entries, ...more].map((entry) => [entry.seq, entry]))
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

/** A room's entries after one event of its stream, as a fresh fetch would give them. */
export function after(entries: Entry[], event: StreamEvent): Entry[] {
  switch (event.on) {
    case 'message.sent':
      return join(entries, [event.message])
    case 'withheld':
      return join(entries, [{ seq: event.seq, withheld: true }])
    case 'message.taken_back':
      return replace(entries, event.id, ({ seq }) => ({ seq, withheld: true }))
    case 'reaction.changed':
      return replace(entries, event.id, (message) => ({ ...message, reactions: event.reactions }))
    default:
      return entries
  }
}

function replace(entries: Entry[], id: string, change: (message: Message) => Entry): Entry[] {
  return entries.map((entry) => (!isWithheld(entry) && entry.id === id ? change(entry) : entry))
}

/** One row of the screen. */
export type Row =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'new'; key: string }
  | { kind: 'withheld'; key: string }
  | { kind: 'message'; key: string; message: Message; first: boolean }

const TOGETHER_MS = 5 * 60_000

/**
 * The rows of a room: days between days, one line before the first message after `readTo` that isn't mine,
 * and one placeholder for withheld neighbours. `readTo` is null when nothing was new on opening.
 */
export function rows(entries: Entry[], me: string, readTo: number | null, dayOf: (at: string) => string): Row[] {
  const out: Row[] = []
  let day = ''
  let lineDrawn = readTo === null
  let before: Message | null = null
  for (const entry of entries) {
    if (isWithheld(entry)) {
      if (out.at(-1)?.kind !== 'withheld') out.push({ kind: 'withheld', key: `w${entry.seq}` })
      before = null
      continue
    }
    if (dayOf(entry.at) !== day) {
      day = dayOf(entry.at)
      out.push({ kind: 'day', key: `d${entry.seq}`, at: entry.at })
      before = null
    }
    if (!lineDrawn && entry.seq > readTo! && entry.author.id !== me) {
      lineDrawn = true
      out.push({ kind: 'new', key: 'new' })
      before = null
    }
    out.push({ kind: 'message', key: entry.id, message: entry, first: !continues(before, entry) })
    before = entry
  }
  return out
}

function continues(before: Message | null, entry: Message): boolean {
  return before?.author.id === entry.author.id && Date.parse(entry.at) - Date.parse(before.at) < TOGETHER_MS
}
