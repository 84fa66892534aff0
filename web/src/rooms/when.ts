import { lang, t } from '../lang/lang.svelte'

/** A moment in few words, as one would say it today: "09:05", "yesterday", "May 3". */
export function when(iso: string, now: Date = new Date()): string {
  const then = new Date(iso)
  const days = Math.round((midnight(now) - midnight(then)) / 86_400_000)
  if (days <= 0) return say(then, { hour: '2-digit', minute: '2-digit', hour12: false })
  if (days === 1) return t('rooms.yesterday')
  return say(then, { month: 'short', day: 'numeric', year: then.getFullYear() === now.getFullYear() ? undefined : 'numeric' })
}

function midnight(time: Date): number {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime()
}

function say(time: Date, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(lang.code, parts).format(time)
}
