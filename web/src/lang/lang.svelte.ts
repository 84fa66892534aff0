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
const laters: typeof chunks = {
  'zh-CN': () => import('./zh-CN-later'),
  en: () => import('./en-later'),
  ja: () => import('./ja-later')
}
let later = false

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
  const both = await Promise.all([chunks[code](), later ? laters[code]() : undefined])
  lang.words = { ...both[0].default, ...both[1]?.default }
  lang.code = code
  document.documentElement.lang = code
  remember(code)
}

/** Fetches the words of pages that the first screen doesn't need, and keeps them at hand. Await it before showing such a page. */
export async function moreWords(): Promise<void> {
  if (later) return
  const code = lang.code
  const { default: words } = await laters[code]()
  later = true
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
