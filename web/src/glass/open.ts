import type { Glass } from '../wire/types'

/** The newest glass that I broke for somebody and that is open still. */
export function openOne(glasses: Glass[], me: string | undefined, person: string, now = Date.now()): Glass | undefined {
  return glasses.find((one) => one.by.id === me && one.person.id === person && !one.ended_at && new Date(one.until).getTime() > now)
}
