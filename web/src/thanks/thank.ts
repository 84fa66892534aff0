import { navigate } from '../app/router.svelte'
import { kindly } from '../app/kindly'
import { t } from '../lang/lang.svelte'
import { toast } from '../ui/toast.svelte'
import { api, ok } from '../wire/api'
import type { NewThanks } from '../wire/types'

export type What = NewThanks['what']
/** A note being written. `id`: said twice, it is one note. */
export type Begun = Pick<NewThanks, 'line' | 'card'> & { id: string; words: string }

export const LINES: NonNullable<NewThanks['line']>[] = ['gentle', 'came_along', 'listened', 'learned', 'at_ease', 'smile', 'welcomed', 'remembered']
export const MOST = 500

/** The page on which one thanks somebody, for something or just so. `from`: where the way back leads. */
export function pageToThank(person: string, from: string, what?: What, id?: string): string {
  const more = what ? `&what=${what}&id=${id ?? ''}` : ''
  return `/thanks/${person}?from=${encodeURIComponent(from)}${more}`
}

/** The key of a kind sentence about what the note still needs; null when it is fine. */
export function oddNote({ words, line, card }: Begun): string | null {
  if ([...words].length > MOST) return 'thanks.long'
  return words.trim() || line || card ? null : 'thanks.something'
}

const key = (me: string, person: string) => `sunroom.draft.${me}.thanks.${person}`

/** What was being written to somebody, as this phone kept it; else a new note with this id. */
export function begun(me: string, person: string, id: string): Begun {
  const fresh: Begun = { id, words: '', line: null, card: null }
  try {
    return { ...fresh, ...(JSON.parse(localStorage.getItem(key(me, person)) ?? '{}') as Partial<Begun>) }
  } catch {
    return fresh
  }
}

/** Keeps it at each letter, at once. Null forgets it. */
export function keepBegun(me: string, person: string, note: Begun | null): void {
  try {
    if (note && !oddNote({ ...note, words: note.words.slice(0, MOST) })) localStorage.setItem(key(me, person), JSON.stringify(note))
    else localStorage.removeItem(key(me, person))
  } catch {
    return // Storage is closed or full: the words are still on the screen.
  }
}

/** Not to have said it after all: the words wait where they were written, under another id. */
export async function takeBack(me: string, person: string, note: Begun, fresh: string, page: string): Promise<void> {
  await ok(api.DELETE('/api/v1/thanks/{note}', { params: { path: { note: note.id } } })).then(
    () => {
      keepBegun(me, person, { ...note, id: fresh })
      navigate(page)
      toast(t('thanks.taken_back'))
    },
    (error: unknown) => toast(kindly(error))
  )
}
