import { t } from '../lang/lang.svelte'
import type { Appointment } from '../wire/types'

/** The roles somebody holds, in words, each once. */
export function roleNames(appointments: Pick<Appointment, 'role'>[]): string {
  return [...new Set(appointments.map(({ role }) => role))].map((role) => t(`ui.${role}`)).join(' · ')
}
