import { session } from '../app/session.svelte'

/** What is being written and not sent yet, kept on this phone at each letter; `name` says of what. */
export function kept(name: string): { read: () => string; keep: (words: string) => void } {
  const key = `sunroom.draft.${session.me?.id}.${name}`
  return {
    read() {
      try {
        return localStorage.getItem(key) ?? ''
      } catch {
        return ''
      }
    },
    keep(words) {
      try {
        if (words) localStorage.setItem(key, words)
        else localStorage.removeItem(key)
      } catch {
        return // Storage is closed or full: the words are still on the screen.
      }
    }
  }
}
