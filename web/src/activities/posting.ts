import { session } from '../app/session.svelte'
import type { Role } from '../wire/types'

// The twin of the server's rule, only to offer what will be taken.
const POSTS: Role[] = ['peer_representative', 'worker', 'coordinator']

/** The centres I may post for; everybody else posts for a group they are in. */
export function postingCentres(): { id: string; name: string }[] {
  const mine = session.me?.appointments.filter(({ role }) => POSTS.includes(role)) ?? []
  return [...new Map(mine.map(({ centre }) => [centre.id, centre])).values()]
}
