/** The page on which one reports a thing. `from`: where the way back leads. */
export function pageToReport(kind: string, id: string, from: string): string {
  return `/report/${kind}/${id}?from=${encodeURIComponent(from)}`
}
