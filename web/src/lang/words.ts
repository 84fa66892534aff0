export type Language = 'zh-CN' | 'en' | 'ja'
export type Words = Record<string, string>

/** The languages, each named in itself. */
export const languages: { value: Language; label: string }[] = [
  { value: 'zh-CN', label: '简体中文' },
  { value: 'en', label: 'English' },
  { value: 'ja', label: '日本語' }
]

/** Joins the features' words into one catalogue: `../rooms/words.en.ts` with `title` gives `rooms.title`. */
export function gather(features: Record<string, Words>): Words {
  const all: Words = {}
  for (const [path, words] of Object.entries(features)) {
    const feature = path.split('/').at(-2)
    for (const [key, text] of Object.entries(words)) all[`${feature}.${key}`] = text
  }
  return all
}

/** Fills `{name}` places; a place without a value stays as it is. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}

/** The language to start with: what was remembered, else the first wish we speak, else zh-CN. */
export function pick(remembered: string | null, wishes: readonly string[]): Language {
  const known = [remembered, ...wishes].map(speak).find((code) => code !== undefined)
  return known ?? 'zh-CN'
}

function speak(wish: string | null): Language | undefined {
  const base = wish?.toLowerCase().split('-')[0]
  return languages.find(({ value }) => value.toLowerCase().split('-')[0] === base)?.value
}
