import type { HelpNumber } from '../wire/types'

// There wherever nothing else is known; a centre's own settings come before them.
const builtIn: HelpNumber[] = [
  { label: 'help.shanghai', number: '962525' },
  { label: 'help.national', number: '12356' },
  { label: 'help.ambulance', number: '120' },
  { label: 'help.police', number: '110' }
]

const CITY_ONLY = '962525'

/** The centre's own numbers, and the lines for everybody (their labels are keys of the catalogue). */
export function helpNumbers(centre: HelpNumber[]): { own: HelpNumber[]; lines: HelpNumber[] } {
  const known = new Set(builtIn.map(({ number }) => number))
  const dialled = centre.map(({ number }) => digits(number))
  const named = new Set(dialled)
  // A centre elsewhere that names its own numbers and not Shanghai's line doesn't want it shown.
  const elsewhere = centre.length > 0 && !named.has(CITY_ONLY)
  return {
    own: centre.filter(({ number }, at) => !known.has(digits(number)) && at === dialled.indexOf(digits(number))),
    lines: builtIn.filter(({ number }) => !(elsewhere && number === CITY_ONLY))
  }
}

/** A number as a `tel:` link takes it: digits, and a leading plus. */
export function digits(number: string): string {
  return number.normalize('NFKC').replace(/(?!^\+)\D/g, '')
}
