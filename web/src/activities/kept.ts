import { session } from '../app/session.svelte'
import { newDraft, type Draft, type How } from './draft'

const key = () => `sunroom.draft.${session.me?.id}.new-activity`

/** What was being written, as this phone kept it; a day that is over by now is left open. `centres`: for which I post. */
export function keptDraft(centres: string[], today: string): Draft {
  const fresh = newDraft(centres[0] ?? '')
  try {
    const kept = JSON.parse(localStorage.getItem(key()) ?? '{}') as Partial<Draft>
    const draft = { ...fresh, ...kept }
    if (!centres.includes(draft.centre)) draft.centre = fresh.centre
    // Who no longer posts for a centre still can for a group.
    if (!draft.centre) draft.audience = 'group'
    return draft.day < today ? { ...draft, day: '' } : draft
  } catch {
    return fresh
  }
}

/** Keeps it at each letter, at once; its id too, so that it is posted once. Null forgets it. */
export function keepDraft(draft: Draft | null): void {
  try {
    if (draft) localStorage.setItem(key(), JSON.stringify(draft))
    else localStorage.removeItem(key())
  } catch {
    return // Storage is closed or full: the words are still on the screen.
  }
}

const keyOf = (date: string) => `sunroom.draft.${session.me?.id}.date.${date}`

/** What was being changed on a date and not saved. */
export function keptChange(date: string): Partial<How> {
  try {
    return JSON.parse(localStorage.getItem(keyOf(date)) ?? '{}') as Partial<How>
  } catch {
    return {}
  }
}

export function keepChange(date: string, how: How | null): void {
  try {
    if (how) localStorage.setItem(keyOf(date), JSON.stringify(how))
    else localStorage.removeItem(keyOf(date))
  } catch {
    return
  }
}
