/** Whether something still lasts at `now` (milliseconds) that ends at `until`, or only when I change it. */
export function lasts(until: string | null, now: number = Date.now()): boolean {
  return until === null || Date.parse(until) > now
}
