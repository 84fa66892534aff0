import { emptied } from '../wire/stores'

/** One short sentence at the foot of the screen, perhaps with a way back. */
export interface Toast {
  id: number
  text: string
  undo?: () => void
}

interface Options {
  undo?: () => void
  seconds?: number
}

const PLAIN_SECONDS = 6
const LEAST_UNDO_SECONDS = 10

let undoSeconds = LEAST_UNDO_SECONDS
let next = 1
const clocks = new Map<number, ReturnType<typeof setTimeout>>()

/** The toasts on screen, oldest first. */
export const toasts = $state<Toast[]>([])

/** Sets how long a way back stays, in seconds (10, 30 or 60; never under 10). */
export function setUndoSeconds(seconds: number): void {
  undoSeconds = Math.max(seconds, LEAST_UNDO_SECONDS)
}

/** Shows `text`; with `undo`, at least as long as the person asked for. Returns its id. */
export function toast(text: string, { undo, seconds = PLAIN_SECONDS }: Options = {}): number {
  const id = next++
  toasts.push({ id, text, undo })
  const stay = undo ? Math.max(seconds, undoSeconds) : seconds
  clocks.set(id, setTimeout(() => dismiss(id), stay * 1000))
  return id
}

/** Takes a toast away; unknown ids are fine. */
export function dismiss(id: number): void {
  clearTimeout(clocks.get(id))
  clocks.delete(id)
  const at = toasts.findIndex((toast) => toast.id === id)
  if (at >= 0) toasts.splice(at, 1)
}

/** The way back: calls the toast's `undo` once, and takes the toast away. */
export function takeBack(id: number): void {
  const undo = toasts.find((toast) => toast.id === id)?.undo
  dismiss(id)
  undo?.()
}

// A way back is its person's: whoever comes next must neither read nor take it.
emptied({ clear: () => [...toasts].forEach(({ id }) => dismiss(id)) })
