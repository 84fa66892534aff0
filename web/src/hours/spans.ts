/** From when to when, on a 24-hour clock: '09:00'. */
export type Span = { begins: string; ends: string }

/** A day with one of its spans changed, in order. Where there is none at that place any more, as it is. */
export function withSpan(spans: readonly Span[], at: number, change: Partial<Span>): Span[] {
  return spans.map((span, one) => (one === at ? { ...span, ...change } : span)).sort((one, other) => (one.begins < other.begins ? -1 : 1))
}

/** Whether a clock can show it: each ends after it begins, and none begins before the one before has ended. */
export function isDay(spans: readonly Span[]): boolean {
  return spans.every(({ begins, ends }, at) => begins && ends && begins < ends && (!at || spans[at - 1]!.ends <= begins))
}
