/** How often something takes place: from what one chooses to a rule of RFC 5545, and back. Days are `2026-11-24`. */
export type Every = 'week' | 'two_weeks' | 'month'
export type Weekday = (typeof WEEKDAYS)[number]
export type Repeat = {
  repeats: boolean
  every: Every
  /** Empty: the weekday of the first day. */
  weekdays: Weekday[]
  ends: 'count' | 'until'
  count: string
  until: string
}

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export const TIMES = '12'
const DAY_MS = 86_400_000
const MOST = 999

export const once: Repeat = { repeats: false, every: 'week', weekdays: [], ends: 'count', count: TIMES, until: '' }

export function weekday(day: string): Weekday {
  return WEEKDAYS[(new Date(day).getUTCDay() + 6) % 7]!
}

export function plus(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Which one of its month a day is: the second Tuesday is 2, the last -1. */
export function ordinal(day: string): number {
  const nth = Math.ceil(Number(day.slice(8)) / 7)
  return nth > 4 ? -1 : nth
}

/** How many times, where that is how it ends; NaN for what is no number. */
export function times({ count }: Pick<Repeat, 'count'>): number {
  const written = count.normalize('NFKC').trim()
  return /^[1-9]\d{0,2}$/.test(written) ? Number(written) : NaN
}

/** The rule of what was chosen, for a first day; null for a single time. */
export function ruleOf(repeat: Repeat, day: string): string | null {
  if (!repeat.repeats || !day) return null
  const end = repeat.ends === 'count' ? `COUNT=${times(repeat)}` : `UNTIL=${repeat.until.replaceAll('-', '')}`
  if (repeat.every === 'month') return `FREQ=MONTHLY;BYDAY=${ordinal(day)}${weekday(day)};${end}`
  const interval = repeat.every === 'two_weeks' ? ';INTERVAL=2' : ''
  return `FREQ=WEEKLY${interval};BYDAY=${chosen(repeat, day).join()};${end}`
}

/** The weekdays it takes place on, as chosen, else that of the first day. */
export function chosen({ weekdays }: Pick<Repeat, 'weekdays'>, day: string): Weekday[] {
  return weekdays.length ? WEEKDAYS.filter((one) => weekdays.includes(one)) : [weekday(day)]
}

/** The day of its last time and how many times it is, before closed days are left out; null where it can't be said. */
export function lastOf(repeat: Repeat, day: string): { day: string; times: number } | null {
  const most = repeat.ends === 'count' ? times(repeat) : MOST
  if (!day || !most || (repeat.ends === 'until' && repeat.until < day)) return null
  let found = { day, times: 0 }
  for (const one of days(repeat, day)) {
    if (found.times === most || (repeat.ends === 'until' && one > repeat.until)) break
    found = { day: one, times: found.times + 1 }
  }
  return found
}

// Every day it falls on, for three years: longer than any series may be.
function* days(repeat: Repeat, first: string): Generator<string> {
  const on = chosen(repeat, first)
  const monday = plus(first, -WEEKDAYS.indexOf(weekday(first)))
  for (let at = 0; at < 3 * 366; at++) {
    const day = plus(first, at)
    const weeks = Math.floor((Date.parse(day) - Date.parse(monday)) / (7 * DAY_MS))
    const monthly = weekday(day) === weekday(first) && isNth(day, ordinal(first))
    if (repeat.every === 'month' ? monthly : on.includes(weekday(day)) && (repeat.every === 'week' || weeks % 2 === 0)) yield day
  }
}

function isNth(day: string, nth: number): boolean {
  return nth < 0 ? plus(day, 7).slice(5, 7) !== day.slice(5, 7) : Math.ceil(Number(day.slice(8)) / 7) === nth
}

/** What was chosen, from an earlier rule: its days anew, as many times. */
export function repeatOf(rule: string | null): Repeat {
  if (!rule) return once
  const said = Object.fromEntries(rule.split(';').map((part) => part.split('=')))
  const every: Every = said.FREQ === 'MONTHLY' ? 'month' : said.INTERVAL === '2' ? 'two_weeks' : 'week'
  const on = WEEKDAYS.filter((one) => said.BYDAY?.split(',').includes(one))
  return { ...once, repeats: true, every, weekdays: on.length > 1 ? on : [], count: said.COUNT ?? TIMES }
}
