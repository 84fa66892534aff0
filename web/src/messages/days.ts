import { day } from '../lang/dates'
import { t } from '../lang/lang.svelte'

/** A key that is the same for two moments of one day, in the phone's time zone. */
export function dayKey(iso: string): string {
  return new Date(iso).toDateString()
}

/** A day as one says it: today, yesterday, or its date. */
export function dayName(iso: string, now: Date = new Date()): string {
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  if (dayKey(iso) === now.toDateString()) return t('messages.today')
  if (dayKey(iso) === yesterday.toDateString()) return t('messages.yesterday')
  return day(iso)
}
