import type { Draft } from './centre'

const key = (person: string, centre: string) => `sunroom.draft.${person}.centre.${centre}`

/** What was written and not saved, as this phone kept it. */
export function keptDraft(person: string, centre: string): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(key(person, centre)) ?? 'null') as Draft | null
  } catch {
    return null
  }
}

/** Keeps it at each letter; null forgets it. */
export function keepDraft(person: string, centre: string, draft: Draft | null): void {
  try {
    if (draft) localStorage.setItem(key(person, centre), JSON.stringify(draft))
    else localStorage.removeItem(key(person, centre))
  } catch {
    return
  }
}
