import { api, ok } from '../wire/api'
import type { Phrase } from './find'

// By centre. On the phone it is kept, so that it is at hand without a network; it is the same for everybody.
const KEY = 'sunroom.danger.'
const known = new Map<string, { phrases: Promise<Phrase[]>; at: number }>()
// A centre changes its list seldom; what it added counts on every phone within this time.
const FRESH_MS = 600_000

function kept(centre: string): Phrase[] {
  try {
    return JSON.parse(localStorage.getItem(KEY + centre) ?? '[]') as Phrase[]
  } catch {
    return []
  }
}

async function fetched(centre: string): Promise<Phrase[]> {
  const { phrases } = await ok(api.GET('/api/v1/centres/{centre}/danger-words', { params: { path: { centre } } }))
  try {
    localStorage.setItem(KEY + centre, JSON.stringify(phrases))
  } catch {
    return phrases // Storage is closed or full: it is asked for again next time.
  }
  return phrases
}

/** The words that may mean danger at a centre; those kept on this phone where there is no network. Nothing written leaves the phone for it. */
export function listOf(centre: string): Promise<Phrase[]> {
  const last = known.get(centre)
  if (last && Date.now() - last.at < FRESH_MS) return last.phrases
  const phrases = fetched(centre).catch(() => (known.delete(centre), kept(centre)))
  known.set(centre, { phrases, at: Date.now() })
  return phrases
}
