/** Words to find, and longer ones that hold the same letters and mean something else; with `$`, only where a clause ends with it. */
export type Phrase = { words: string; but: string[] }

// Beyond it a word goes on, at once or after a blank.
const GOES_ON = /^ ?[\p{L}\p{N}_]/u
const LATIN = /[a-z0-9]/

/** The text as it is compared: one width, one case, nothing that draws nothing, single blanks (as rules/danger.py does). */
export const plain = (text: string): string =>
  text
    .replace(/\s/g, ' ')
    .replace(/\p{C}/gu, '')
    .normalize('NFKC')
    .replace(/[’ʼ＇]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()

// Where these words begin in the text; where they begin or end in Latin, a word begins or ends there, too.
function places(text: string, said: string): number[] {
  const found: number[] = []
  const words = said.replace(/\$$/, '')
  for (let at = words ? text.indexOf(words) : -1; at >= 0; at = text.indexOf(words, at + 1)) {
    const end = at + words.length
    const cut = (LATIN.test(words[0]!) && LATIN.test(text[at - 1] ?? '')) || (LATIN.test(words.at(-1)!) && LATIN.test(text[end] ?? ''))
    if (!cut && !(words !== said && GOES_ON.test(text.slice(end)))) found.push(at)
  }
  return found
}

/** Whether one of the phrases stands in the text and is no part of something else. */
export function finds(phrases: readonly Phrase[], said: string): boolean {
  const text = plain(said)
  const others = phrases.flatMap(({ but }) => but.map(plain)).flatMap((words) => places(text, words).map((from) => [from, from + words.replace(/\$$/, '').length] as const))
  return phrases.some(({ words }) => {
    const wanted = plain(words)
    return places(text, wanted).some((at) => !others.some(([from, to]) => from <= at && at + wanted.length <= to))
  })
}
