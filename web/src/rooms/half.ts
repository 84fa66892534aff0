import { session } from '../app/session.svelte'

/** A group being made and not yet made: its words and its id survive a reload, so that it is made once. */
export type Half = { id: string; title: string; about: string }

const key = () => `sunroom.draft.${session.me?.id}.new-group`

export function half(): Half {
  try {
    return { id: '', title: '', about: '', ...(JSON.parse(localStorage.getItem(key()) ?? '{}') as Partial<Half>) }
  } catch {
    return { id: '', title: '', about: '' }
  }
}

export function keepHalf(half: Half): void {
  try {
    if (half.title || half.about) localStorage.setItem(key(), JSON.stringify(half))
  } catch {
    return
  }
}

export function dropHalf(): void {
  try {
    localStorage.removeItem(key())
  } catch {
    return
  }
}
