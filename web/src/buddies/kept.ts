import { session } from '../app/session.svelte'
import type { NewBuddyOffer } from '../wire/types'

export type Draft = Omit<NewBuddyOffer, 'interests'> & { interests: string }
const key = () => `sunroom.draft.${session.me?.id}.buddy-offer`

/** What was being written of an offer and not saved. */
export function keptOffer(): Partial<Draft> {
  try {
    return JSON.parse(localStorage.getItem(key()) ?? '{}') as Partial<Draft>
  } catch {
    return {}
  }
}

/** Keeps it at each letter, at once. Null forgets it. */
export function keepOffer(draft: Draft | null): void {
  try {
    if (draft) localStorage.setItem(key(), JSON.stringify(draft))
    else localStorage.removeItem(key())
  } catch {
    return // Storage is closed or full: the words are still on the screen.
  }
}
