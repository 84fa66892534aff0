export const MOST_INTERESTS = 5
const LONGEST = 20

/** What somebody likes, one word each, as they wrote it with blanks or commas between; null when it is too much. */
export function interestsOf(text: string): string[] | null {
  const words = text.split(/[\s,，、;；]+/).filter(Boolean)
  return words.length > MOST_INTERESTS || words.some((word) => [...word].length > LONGEST) ? null : words
}
