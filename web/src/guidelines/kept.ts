import type { GuidelineLine } from '../wire/types'

const key = (person: string, centre: string) => `sunroom.draft.${person}.guidelines.${centre}`

/** What was written and not saved, as this phone kept it. */
export function keptLines(person: string, centre: string): GuidelineLine[] | null {
  try {
    return JSON.parse(localStorage.getItem(key(person, centre)) ?? 'null') as GuidelineLine[] | null
  } catch {
    return null
  }
}

/** Keeps it at each letter; null forgets it. */
export function keepLines(person: string, centre: string, lines: GuidelineLine[] | null): void {
  try {
    if (lines) localStorage.setItem(key(person, centre), JSON.stringify(lines))
    else localStorage.removeItem(key(person, centre))
  } catch {
    return
  }
}
