import { fill, pick, type Language, type Words } from './words'

export type { Language } from './words'
export { languages } from './words'

const KEY = 'sunroom.language'

// One chunk per language; only the one in use is fetched.
const chunks: Record<Language, () => Promise<{ default: Words }>> = {
  'zh-CN': () => import('./zh-CN'),
  en: () => import('./en'),
  ja: () => import('./ja')
}
type Part = 'later' | 'house' | 'desk'
const parts: Record<Part, typeof chunks> = {
  later: { 'zh-CN': () => import('./zh-CN-later'), en: () => import('./en-later'), ja: () => import('./ja-later') },
  house: { 'zh-CN': () => import('./zh-CN-house'), en: () => import('./en-house'), ja: () => import('./ja-house') },
  desk: { 'zh-CN': () => import('./zh-CN-desk'), en: () => import('./en-desk'), ja: () => import('./ja-desk') }
}
const here: Part[] = []

class Lang {
  code = $state<Language>('zh-CN')
  words = $state.raw<Words>({})
}

/** The language in use. `lang.code` is reactive. */
export const lang = new Lang()

/** The words of `key` in the language in use, with `{name}` filled in. An unknown key comes back as itself. */
export function t(key: string, values: Record<string, string | number> = {}): string {
  return fill(lang.words[key] ?? key, values)
}

/** Switches to `code`, remembers it on this phone and sets `<html lang>`. Resolves once its words are here. */
export async function setLanguage(code: Language): Promise<void> {
  const known = here.length
  const all = await Promise.all([chunks[code](), ...here.map((part) => parts[part][code]())])
  // A part that came meanwhile isn't among them, and its words must not go.
  if (here.length > known) return setLanguage(code)
  lang.words = Object.assign({}, ...all.map((one) => one.default))
  lang.code = code
  document.documentElement.lang = code
  remember(code)
}

/** Fetches the words of pages that the first screen doesn't need, and keeps them at hand. Await it before showing such a page. */
export const moreWords = async (): Promise<void> => void (await Promise.all([fetched('later'), fetched('house')]))

/** Fetches the words that only the desk needs. Await it before showing a page of the desk. */
export const deskWords = (): Promise<void> => fetched('desk')

async function fetched(part: Part): Promise<void> {
  if (here.includes(part)) return
  const code = lang.code
  const { default: words } = await parts[part][code]()
  if (!here.includes(part)) here.push(part)
  // The language may have been changed meanwhile.
  if (code === lang.code) lang.words = { ...lang.words, ...words }
  else await setLanguage(lang.code)
}

/** Loads the language of this phone: remembered, else what the browser asks for, else zh-CN. Await it before mounting. */
export async function startLanguage(): Promise<void> {
  await setLanguage(pick(recall(), navigator.languages ?? []))
}

// Storage may be closed to us (private windows): the language is then simply not remembered.
function remember(code: Language): void {
  try {
    localStorage.setItem(KEY, code)
  } catch {
    return
  }
}

function recall(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
