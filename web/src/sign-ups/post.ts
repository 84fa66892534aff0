import { api, BY_ITSELF, ok } from '../wire/api'
import type { components } from '../wire/api.gen'
import type { Mark } from './marks.svelte'

type Shapes = components['schemas']
export type Listed = Shapes['SignUpShape']
export type Day = Shapes['CheckInDay']

/** Says who came to a date. Throws Refusal. */
export async function post(date: string, marks: Mark[]): Promise<Listed[]> {
  const items = marks.map(({ person, came, at }) => ({ person, came, at }))
  return (await ok(api.PUT('/api/v1/dates/{date}/check-ins', { params: { path: { date } }, body: { items } }))).items
}

/** A day at a centre: who is expected where, and everybody's name. `byItself`: nobody tapped for it. Throws Refusal. */
export function askDay(centre: string, day: string, byItself = false): Promise<Day> {
  return ok(api.GET('/api/v1/centres/{centre}/check-in/{day}', { params: { path: { centre, day } }, ...(byItself && BY_ITSELF) }))
}
