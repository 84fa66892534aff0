/** A card's typed code is twelve letters; the secret in its link or QR code has twenty-six. */
const TYPED = 12
const LINKED = 26

// What stands on no card, because it is easily taken for something else. Z can only be a 2.
const STRANGERS = new Set('01O5S8BILZ')

/** The code as the card shows it: capitals in groups of four. A whole link gives its secret. */
export function formatCard(typed: string): string {
  const letters = plain(typed)
  if (letters.length === LINKED) return letters
  return (letters.slice(0, TYPED).match(/.{1,4}/g) ?? []).join('-')
}

/** Letters of the code that stand on no card, each once, so that the reader can look again. */
export function strangers(code: string): string[] {
  const letters = plain(code)
  return letters.length === LINKED ? [] : [...new Set(letters)].filter((letter) => STRANGERS.has(letter))
}

/** Whether enough has been typed to try. */
export function isWhole(code: string): boolean {
  return [TYPED, LINKED].includes(plain(code).length)
}

/** The secret in an address such as `https://.../#card=SECRET`; null without one. */
export function cardInLink(address: string): string | null {
  const secret = address.split('#card=')[1]
  return secret ? plain(secret) : null
}

/** How many letters and digits stand before `caret`, and where that many end in the formatted code. */
export function moveCaret(typed: string, caret: number, formatted: string): number {
  let before = plain(typed.slice(0, caret)).length
  let at = 0
  while (at < formatted.length && before > 0) if (formatted[at++] !== '-') before--
  return at
}

function plain(text: string): string {
  const code = text.includes('#card=') ? text.split('#card=')[1]! : text
  const letters = code.normalize('NFKC').toUpperCase().replace(/[^A-Z0-9]/g, '')
  return letters.length > TYPED ? letters : letters.replaceAll('Z', '2')
}
