import { desk } from '../people/desk.svelte'
import { api, ok } from '../wire/api'

/** The workers and coordinators of the desk's centre, as choices. Throws Refusal. */
export async function staffHere(): Promise<{ value: string; label: string }[]> {
  const params = (role: 'worker' | 'coordinator') => ({ params: { path: { centre: desk.centre, role } } })
  const cards = await Promise.all((['worker', 'coordinator'] as const).map((role) => ok(api.GET('/api/v1/centres/{centre}/role-cards/{role}', params(role)))))
  const people = new Map(cards.flatMap(({ reach }) => reach).map(({ id, name }) => [id, name]))
  return [...people].map(([value, label]) => ({ value, label }))
}
