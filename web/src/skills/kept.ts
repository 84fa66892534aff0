import { session } from '../app/session.svelte'
import { newDraft, type Draft } from './draft'

const key = (skill?: string) => `sunroom.draft.${session.me?.id}.${skill ? `skill.${skill}` : 'new-skill'}`

/** What was being written, as this phone kept it; `skill`: what was being changed of one. Null where there is nothing. */
export function keptDraft(skill?: string): Draft | null {
  try {
    const kept = localStorage.getItem(key(skill))
    return kept ? { ...newDraft(), ...(JSON.parse(kept) as Partial<Draft>) } : null
  } catch {
    return null
  }
}

/** Keeps it at each letter, at once; its id too, so that it is posted once. Null forgets it. */
export function keepDraft(draft: Draft | null, skill?: string): void {
  try {
    if (draft) localStorage.setItem(key(skill), JSON.stringify(draft))
    else localStorage.removeItem(key(skill))
  } catch {
    return // Storage is closed or full: the words are still on the screen.
  }
}
