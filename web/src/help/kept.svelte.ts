import type { Centre, HelpNumber, Me } from '../wire/types'

/** What this phone alone keeps for hard moments: never sent anywhere, also there without signing in. */
interface Kept {
  owner: string | null
  plan: string
  person: { name: string; number: string }
  centre: { name: string; numbers: HelpNumber[] } | null
}

const KEY = 'sunroom.help'
const nothing: Kept = { owner: null, plan: '', person: { name: '', number: '' }, centre: null }

/** The plan, my person and my centre's numbers, as kept on this phone. */
export const kept = $state<Kept>(recall())

/** Writes what `kept` holds now to this phone. Returns false where the phone keeps nothing. */
export function keep(): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

/** Somebody has signed in: takes along their centre's numbers; what another person had written here goes. */
export function keepFor(me: Me): void {
  if (kept.owner && kept.owner !== me.id) forget()
  kept.owner = me.id
  keepNumbers(me.home)
}

/** Remembers the numbers of the home centre, for when there is no network. */
export function keepNumbers(home: Centre): void {
  kept.centre = { name: home.name, numbers: home.help_numbers }
  keep()
}

/** Whether the person has written anything here. */
export function hasOwnWords(): boolean {
  return Boolean(kept.plan || kept.person.name || kept.person.number)
}

/** Takes the plan and my person off this phone. The centre's numbers stay: they are nobody's secret. */
export function forget(): void {
  Object.assign(kept, { owner: null, plan: '', person: { name: '', number: '' } })
  keep()
}

function recall(): Kept {
  try {
    return { ...nothing, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Kept>) }
  } catch {
    return { ...nothing }
  }
}
