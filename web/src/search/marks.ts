/** `text` cut where `q` stands in it, around the first place; `hit` says which pieces are what was sought. */
export type Piece = { text: string; hit: boolean }

const BEFORE = 20
const LONGEST = 160

export function pieces(text: string, q: string): Piece[] {
  const shown = excerpt(text, q)
  const low = shown.toLowerCase()
  const sought = q.toLowerCase()
  const out: Piece[] = []
  let from = 0
  for (let at = low.indexOf(sought); sought && at >= 0; at = low.indexOf(sought, from)) {
    if (at > from) out.push({ text: shown.slice(from, at), hit: false })
    out.push({ text: shown.slice(at, at + sought.length), hit: true })
    from = at + sought.length
  }
  if (from < shown.length) out.push({ text: shown.slice(from), hit: false })
  return out
}

function excerpt(text: string, q: string): string {
  const at = text.toLowerCase().indexOf(q.toLowerCase())
  const from = at > BEFORE * 2 ? at - BEFORE : 0
  const cut = text.slice(from, from + LONGEST)
  return (from ? '…' : '') + cut + (from + LONGEST < text.length ? '…' : '')
}
