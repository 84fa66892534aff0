import { lang, t } from '../lang/lang.svelte'
import { plus, type Weekday, WEEKDAYS } from './repeats'

/** `2026-11-24` in words, whatever the phone's own time zone. */
function say(day: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(lang.code, { ...parts, timeZone: 'UTC' }).format(new Date(day))
}

export function dayName(day: string): string {
  return say(day, { month: 'long', day: 'numeric', weekday: 'short' })
}

export function weekdayName(day: Weekday, width: 'short' | 'long' = 'long'): string {
  return say(plus('2026-11-23', WEEKDAYS.indexOf(day)), { weekday: width })
}

/** The next days to choose from: today and tomorrow by these names. */
export function nextDays(today: string, many = 14): { day: string; name: string; date: string }[] {
  const near = [t('activities.today'), t('activities.tomorrow')]
  return Array.from({ length: many }, (_, at) => {
    const day = plus(today, at)
    return { day, name: near[at] ?? say(day, { weekday: 'short' }), date: say(day, { month: 'numeric', day: 'numeric' }) }
  })
}

/** Day and time of a moment by the clock of a zone, as fields hold them. */
export function wallOf(iso: string, zone: string): { day: string; time: string } {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const [day = '', time = ''] = new Intl.DateTimeFormat('sv', { ...parts, timeZone: zone }).format(new Date(iso)).split(' ')
  return { day, time }
}
