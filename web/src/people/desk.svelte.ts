import { session } from '../app/session.svelte'
import { api, ok } from '../wire/api'
import type { paths } from '../wire/api.gen'
import { emptied } from '../wire/stores'
import type { Role } from '../wire/types'

type Items<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': { items: (infer Item)[] } } } } }
}
  ? Item
  : never
export type CentrePerson = Items<'/api/v1/centres/{centre}/people'>
export type OpenCard = Items<'/api/v1/centres/{centre}/cards'>
export type PrintedCard = Awaited<ReturnType<typeof makeCards>>[number]

const STAFF: Role[] = ['worker', 'coordinator']

// The twin of the server's rule, only to offer what will be taken.
const GIVES: Partial<Record<Role, Role[]>> = {
  worker: ['member', 'peer_representative'],
  coordinator: ['member', 'peer_representative', 'worker', 'coordinator']
}

class Desk {
  /** The centre chosen, when I serve several. */
  chosen = $state('')
  /** Cards just made. Their letters are told once; they live here until the desk is left or others are made. */
  made = $state.raw<PrintedCard[]>([])
  people = $state.raw<Promise<CentrePerson[]> | null>(null)

  /** The centres I serve as staff. */
  get centres() {
    const mine = session.me?.appointments.filter(({ role }) => STAFF.includes(role)) ?? []
    return [...new Map(mine.map(({ centre }) => [centre.id, centre])).values()]
  }

  get centre(): string {
    const { centres } = this
    return (centres.find(({ id }) => id === this.chosen) ?? centres[0])?.id ?? ''
  }

  /** The roles I can give at this centre. */
  get gives(): Role[] {
    return [...new Set(this.#mine.flatMap((role) => GIVES[role] ?? []))]
  }

  /** Whether I am a coordinator of this centre, who may change its settings. */
  get coordinates(): boolean {
    return this.#mine.includes('coordinator')
  }

  get #mine(): Role[] {
    const here = session.me?.appointments.filter(({ centre }) => centre.id === this.centre) ?? []
    return here.map(({ role }) => role)
  }

  clear(): void {
    Object.assign(this, { made: [], people: null, chosen: '' })
  }

  choose(centre: string): void {
    this.chosen = centre
    this.read()
  }

  /** Asks the server for the people again. */
  read(): void {
    this.people = allPeople(this.centre)
  }
}

export const desk = emptied(new Desk())

async function allPeople(centre: string): Promise<CentrePerson[]> {
  const all: CentrePerson[] = []
  let cursor: string | undefined
  do {
    const query = { limit: 100, ...(cursor && { cursor }) }
    const page = await ok(api.GET('/api/v1/centres/{centre}/people', { params: { path: { centre }, query } }))
    all.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor)
  return all
}

/** Makes cards for the next people, or one for `person`. Throws Refusal. */
export async function makeCards(centre: string, body: { person?: string; role?: Role; count?: number }) {
  const path = { centre }
  const full = { role: 'member' as const, count: 1, ...body }
  return (await ok(api.POST('/api/v1/centres/{centre}/cards', { params: { path }, body: full }))).items
}
