import type { Appointment } from '../wire/types'

/** Whether somebody is a member of a centre: a buddy is one, and so is who looks for one. */
export function isMember(appointments: Pick<Appointment, 'role'>[]): boolean {
  return appointments.some(({ role }) => role === 'member' || role === 'peer_representative')
}
