/** What a key does at the desk. Only where nobody is writing, choosing or in a sheet, and only while keys are on. */
export type Does = 'next' | 'before' | 'take' | 'note' | 'back' | 'help'

const KEYS: Record<string, Does> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'before',
  ArrowUp: 'before',
  t: 'take',
  n: 'note',
  Escape: 'back',
  '?': 'help'
}
const KEPT = 'sunroom.desk-keys'

/** What this key press asks for; undefined where it is somebody's typing, or another's key. */
export function asks(event: KeyboardEvent): Does | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  const at = event.target as HTMLElement | null
  if (at?.closest?.('input, textarea, select, summary, [contenteditable], dialog')) return
  if (document.querySelector('dialog[open]')) return
  const does = KEYS[event.key]
  // Arrows scroll, unless one is already on the list.
  if (event.key.startsWith('Arrow') && !at?.closest?.('[data-case]')) return
  return does
}

/** Whether single keys are on; whoever speaks to their phone may want them off. */
export function keysOn(): boolean {
  try {
    return localStorage.getItem(KEPT) !== 'off'
  } catch {
    return true
  }
}

export function turnKeys(on: boolean): void {
  try {
    localStorage.setItem(KEPT, on ? 'on' : 'off')
  } catch {
    return
  }
}

/** Moves to the next or the one before in the list, from where one is. */
export function move(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-case]')]
  const at = rows.indexOf(document.activeElement as HTMLElement)
  const to = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))
  rows[to]?.focus()
}
