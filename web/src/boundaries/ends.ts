export type End = 'changed' | 'today' | 'three' | 'week'

/** When a rest ends that begins at `now`: at a midnight of this phone; null for one that I end myself. */
export function until(end: End, now: Date): string | null {
  const days = { changed: null, today: 1, three: 3, week: 7 }[end]
  if (days === null) return null
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days).toISOString()
}
