import { api, BY_ITSELF, ok } from '../wire/api'
import { onCases } from '../wire/desked'
import { emptied } from '../wire/stores'
import type { CasePage, CaseRow, Person, QueueState } from '../wire/types'

/** The desk's queue and the one that is open, as the server last told them; asked for anew rather than patched. */
class Cases {
  centre = ''
  state = $state<QueueState>('open')
  items = $state.raw<CaseRow[] | null>(null)
  next = $state.raw<string | null>(null)
  suggested = $state.raw<Person | null>(null)
  /** How many appeals wait for me, and the cases where a proposal waits for my yes. */
  lookAgain = $state(0)
  toAgree = $state.raw<string[]>([])
  open = $state.raw<CasePage | null>(null)

  /** Asks for the first page anew; where more was read already, for as many. `byItself`: nobody tapped for it. Throws Refusal. */
  async fetch(centre: string, state: QueueState = this.state, byItself = false): Promise<void> {
    if (centre !== this.centre || state !== this.state) this.items = null
    this.centre = centre
    this.state = state
    const limit = Math.min(100, Math.max(20, this.items?.length ?? 0))
    const params = { path: { centre }, query: { state, limit } }
    const told = await ok(api.GET('/api/v1/centres/{centre}/cases', { params, ...(byItself && BY_ITSELF) }))
    if (centre !== this.centre || state !== this.state) return
    this.items = told.items
    this.next = told.next ?? null
    this.suggested = told.suggested ?? null
    this.lookAgain = told.to_look_again
    this.toAgree = told.to_agree
  }

  /** Reads the next page. Throws Refusal. */
  async more(): Promise<void> {
    const { centre, state, next: cursor } = this
    if (!cursor) return
    const told = await ok(api.GET('/api/v1/centres/{centre}/cases', { params: { path: { centre }, query: { state, cursor } } }))
    if (cursor !== this.next) return
    this.items = [...(this.items ?? []), ...told.items]
    this.next = told.next ?? null
  }

  /** Asks for one whole; `byItself` for one that is shown already. Throws Refusal. */
  async read(centre: string, id: string, byItself = false): Promise<void> {
    if (this.open?.id !== id) this.open = null
    const params = { path: { centre, case: id } }
    const told = await ok(api.GET('/api/v1/centres/{centre}/cases/{case}', { params, ...(byItself && BY_ITSELF) }))
    this.open = told
    this.put(told)
  }

  /** How one stands now. */
  put(row: CaseRow): void {
    this.items = this.items?.map((one) => (one.id === row.id ? { ...one, ...row } : one)) ?? null
  }

  /** Something has happened: what is shown is asked for once more. */
  heard(): void {
    if (this.items && this.centre) void this.fetch(this.centre, this.state, true).catch(() => {})
    if (this.open && this.centre) void this.read(this.centre, this.open.id, true).catch(() => {})
  }

  clear(): void {
    Object.assign(this, { centre: '', state: 'open', items: null, next: null, suggested: null, lookAgain: 0, toAgree: [], open: null })
  }
}

export const cases = emptied(new Cases())
onCases(() => cases.heard())
