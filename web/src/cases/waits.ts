import { t } from '../lang/lang.svelte'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long something has waited, in words: "just now", "20 minutes", "5 hours", "3 days". */
export function waits(since: string, now: number = Date.now()): string {
  const long = now - new Date(since).getTime()
  if (long < 2 * MINUTE) return t('cases.just_now')
  if (long < HOUR) return t('cases.minutes', { minutes: Math.floor(long / MINUTE) })
  if (long < 2 * HOUR) return t('cases.hour')
  if (long < DAY) return t('cases.hours', { hours: Math.floor(long / HOUR) })
  if (long < 2 * DAY) return t('cases.day')
  return t('cases.days', { days: Math.floor(long / DAY) })
}
