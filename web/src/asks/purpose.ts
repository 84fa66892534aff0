export const MOST = 120

// As the server sees a link.
const LINK = /https?:|www\.|:\/\/|[a-z0-9-]\.(?:com|cn|net|org|jp|io|me|cc)\b/i

/** The key of a kind sentence about what the purpose still needs; null when it is fine. */
export function oddPurpose(purpose: string): string | null {
  if (!purpose.trim()) return 'asks.purpose_first'
  if (LINK.test(purpose)) return 'asks.purpose_link'
  return [...purpose.trim()].length > MOST ? 'asks.purpose_long' : null
}
