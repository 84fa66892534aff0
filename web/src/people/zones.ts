import { lang } from '../lang/lang.svelte'

const USUAL = ['Asia/Shanghai', 'Asia/Tokyo', 'Australia/Sydney']

/** Time zones to choose from: the one set, this phone's own, and where the first centres are. */
export function zones(set: string): { value: string; label: string }[] {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const all = [...new Set([set, here, ...USUAL])]
  const names = all.map(named)
  return all.map((value, at) => ({ value, label: names.indexOf(names[at]!) === at ? names[at]! : value }))
}

function named(zone: string): string {
  try {
    const parts = new Intl.DateTimeFormat(lang.code, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts()
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone
  } catch {
    return zone
  }
}
