import { lang } from './lang.svelte'

/** `2026-05-03T01:00:00Z` as a day in words ("5月3日 星期日"), in the phone's own time zone. */
export function day(iso: string): string {
  return format(iso, { month: 'long', day: 'numeric', weekday: 'short' })
}

/** The clock time ("09:00"). */
export function time(iso: string): string {
  return format(iso, { hour: '2-digit', minute: '2-digit', hour12: false })
}

/** Day and time together. */
export function moment(iso: string): string {
  return `${day(iso)} ${time(iso)}`
}

function format(iso: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(lang.code, parts).format(new Date(iso))
}
