/** `text` cut where a word of `q` stands in it, around the first place; `hit` says which pieces are what was sought. */
export type Piece = { text: string; hit: boolean }

const BEFORE = 20
const LONGEST = 160

export function pieces(text: string, q: string): Piece[] {
  const sought = anyOf(q)
  if (!sought) return [{ text: excerpt(text, 0), hit: false }]
  const at = text.search(sought)
  const cut = excerpt(text, Math.max(at, 0)).split(sought)
  return cut.map((piece, number) => ({ text: piece, hit: number % 2 === 1 })).filter(({ text }) => text)
}

// The longest first: of two words one may begin like the other.
function anyOf(q: string): RegExp | null {
  const words = q.split(/\s+/).filter(Boolean).sort((a, b) => b.length - a.length)
  const plain = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return words.length ? new RegExp(`(${plain.join('|')})`, 'iu') : null
}

function excerpt(text: string, at: number): string {
  const from = at > BEFORE * 2 ? at - BEFORE : 0
  const cut = text.slice(from, from + LONGEST)
  return (from ? '…' : '') + cut + (from + LONGEST < text.length ? '…' : '')
}
