import { session } from './session.svelte'

/**
 * What is being written and not sent yet, kept on this phone at each letter, for who is signed in now; `name` says
 * of what. As every draft, it goes when they sign out or somebody else comes in.
 *
 * `keep('')` forgets it: to be called when it was sent, for an effect of a form that is gone by then runs no more.
 */
export function kept(name: string): { read: () => string; keep: (words: string) => void } {
  const person = session.me?.id
  const key = `sunroom.draft.${person}.${name}`
  return {
    read() {
      try {
        return (person && localStorage.getItem(key)) || ''
      } catch {
        return ''
      }
    },
    keep(words) {
      // A page stays for a moment after its person has left: nothing of it is written then.
      if (!person || session.me?.id !== person) return
      try {
        if (words) localStorage.setItem(key, words)
        else localStorage.removeItem(key)
      } catch {
        return // Storage is closed or full: the words are still on the screen.
      }
    }
  }
}
