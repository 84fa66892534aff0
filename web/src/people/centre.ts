import { digits } from '../help/numbers'
import type { Centre, HelpNumber, Me, Problem } from '../wire/types'
import { uuid } from '../wire/uuid'

/** A help number being written; `key` tells it from the others wherever it is moved. */
export type Line = HelpNumber & { key: string }
export type Draft = Pick<Centre, 'name' | 'district' | 'time_zone' | 'language' | 'approves_gatherings'> & { lines: Line[] }
export type Changes = Omit<Centre, 'id'>
/** What to look at again, in words of the catalogue: `name`, `label <key>` or `number <key>`. */
export type Problems = Record<string, string>

export const MOST_NUMBERS = 12
const NUMBER = /^[0-9+][0-9 -]{1,19}$/
const CITY_LINE = '962525'

export const newLine = (): Line => ({ key: uuid(), label: '', number: '' })

export function draftOf({ name, district, time_zone, language, approves_gatherings, help_numbers }: Centre): Draft {
  return { name, district, time_zone, language, approves_gatherings, lines: help_numbers.map((one) => ({ ...newLine(), ...one })) }
}

/** What would be saved: without blanks around, numbers as the server takes them, empty lines left out. */
export function changesOf({ name, district, time_zone, language, approves_gatherings, lines }: Draft): Changes {
  const help_numbers = written(lines).map(({ label, number }) => ({ label: label.trim(), number: tidy(number) }))
  return { name: name.trim(), district: district.trim(), time_zone, language, approves_gatherings, help_numbers }
}

/** What the server would not take, or nobody would understand. */
export function problemsOf({ name, lines }: Draft): Problems {
  const problems: Problems = name.trim() ? {} : { name: 'people.centre_name_empty' }
  const seen = new Set<string>()
  for (const { key, label, number } of written(lines)) {
    if (!label.trim()) problems[`label ${key}`] = 'people.help_label_empty'
    if (!NUMBER.test(tidy(number))) problems[`number ${key}`] = 'people.help_number_rule'
    else if (seen.has(digits(number))) problems[`number ${key}`] = 'people.help_number_twice'
    seen.add(digits(number))
  }
  return problems
}

/** The same for what the server did not take; empty when it concerns no field. */
export function refusedFields({ code, fields }: Problem, { lines }: Draft): Problems {
  if (code === 'already_different') return { name: 'people.centre_name_taken' }
  const problems: Problems = {}
  for (const path of Object.keys((fields ?? {}) as object)) {
    const [field = '', at, part] = path.split('.')
    const key = written(lines)[Number(at)]?.key
    if (field === 'name' || field === 'district') problems[field] = 'people.centre_letters'
    else if (key) problems[`${part} ${key}`] = part === 'label' ? 'people.centre_letters' : 'people.help_number_rule'
  }
  return problems
}

/** Whether Shanghai's line would no longer be shown to a centre that may well want it. */
export function hidesCityLine({ time_zone, lines }: Draft): boolean {
  const numbers = written(lines).map(({ number }) => digits(number))
  return time_zone === 'Asia/Shanghai' && numbers.length > 0 && !numbers.includes(CITY_LINE)
}

/** Me, once the centre has been changed: my own help page shows it at once. */
export function withCentre(me: Me, centre: Centre): Me {
  const renamed = (at: Me['appointments'][number]) => (at.centre.id === centre.id ? { ...at, centre: { id: centre.id, name: centre.name } } : at)
  return { ...me, home: me.home.id === centre.id ? centre : me.home, appointments: me.appointments.map(renamed) }
}

function written(lines: Line[]): Line[] {
  return lines.filter(({ label, number }) => label.trim() || number.trim())
}

// As people write numbers: full width, long dashes, brackets.
function tidy(number: string): string {
  const plain = number.normalize('NFKC').replace(/[\u2010-\u2015\u2212]/g, '-')
  return plain.replace(/[()]/g, ' ').replace(/\s+/g, ' ').trim()
}
