import { lang, t } from '../lang/lang.svelte'
import type { ActivityDate } from '../wire/types'

const KINDS = {
  key: { year: 'numeric', month: '2-digit', day: '2-digit' },
  day: { month: 'long', day: 'numeric', weekday: 'short' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

// Making one takes a cheap phone longer than using it: five hundred dates share theirs.
const made = new Map<string, Intl.DateTimeFormat>()

function say(iso: string, zone: string | undefined, kind: keyof typeof KINDS): string {
  // Swedish writes a day as 2026-11-24.
  const code = kind === 'key' ? 'sv' : lang.code
  const name = [code, zone, kind].join()
  let format = made.get(name)
  if (!format) made.set(name, (format = new Intl.DateTimeFormat(code, { ...KINDS[kind], timeZone: zone })))
  return format.format(new Date(iso))
}

/** The day of a moment in that zone, as `2026-11-24`. */
export function dayKey(iso: string, zone: string): string {
  return say(iso, zone, 'key')
}

/** A day as one says it: today, tomorrow, or its date; always with the date. */
export function dayWords(iso: string, zone: string, now = Date.now()): string {
  const days = daysFrom(dayKey(at(now), zone), dayKey(iso, zone))
  const day = say(iso, zone, 'day')
  if (days !== 0 && days !== 1) return day
  return t(days ? 'dates.tomorrow_is' : 'dates.today_is', { day })
}

/** From when to when, by the centre's clock: "14:00–15:30". */
export function times({ starts_at, ends_at, zone }: Pick<ActivityDate, 'starts_at' | 'ends_at' | 'zone'>): string {
  return `${say(starts_at, zone, 'time')}–${say(ends_at, zone, 'time')}`
}

/** Day and time of a moment in that zone. */
export function momentWords(iso: string, zone: string, now?: number): string {
  return `${dayWords(iso, zone, now)} ${say(iso, zone, 'time')}`
}

/** True where this phone's clock shows another time than the centre's. */
export function isElsewhere({ starts_at, zone }: ActivityDate): boolean {
  return say(starts_at, undefined, 'time') !== say(starts_at, zone, 'time')
}

export type Section = { name: 'today' | 'week' | 'later'; days: { key: string; dates: ActivityDate[] }[] }

/** Dates, the next first, in sections: today, the rest of this week (until Sunday), later; each by day. */
export function sections(dates: ActivityDate[], now = Date.now()): Section[] {
  const found: Section[] = []
  const todays = new Map<string, string>()
  for (const date of dates) {
    const today = todays.get(date.zone) ?? dayKey(at(now), date.zone)
    todays.set(date.zone, today)
    const begins = dayKey(date.starts_at, date.zone)
    const key = begins < today ? today : begins
    const days = daysFrom(today, key)
    const name = days === 0 ? 'today' : days <= untilSunday(today) ? 'week' : 'later'
    let section = found.find((one) => one.name === name)
    if (!section) found.push((section = { name, days: [] }))
    const day = section.days.at(-1)
    if (day?.key === key) day.dates.push(date)
    else section.days.push({ key, dates: [date] })
  }
  return found
}

const at = (now: number) => new Date(now).toISOString()
const daysFrom = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000
const untilSunday = (key: string) => (7 - new Date(key).getUTCDay()) % 7
