import type { components } from '../wire/api.gen'
import type { Page } from '../wire/types'

export type Sums = Page<components['schemas']['DateSum']>

/** A list with the part after it, each date once. Throws Refusal. */
export async function readOn(list: Sums, ask: (cursor: string) => Promise<Sums>): Promise<Sums> {
  if (!list.next) return list
  const { items, next } = await ask(list.next)
  return { items: [...list.items, ...items.filter(({ id }) => !list.items.some((one) => one.id === id))], next }
}
