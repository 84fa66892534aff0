import { api, ok } from '../wire/api'
import { emptied } from '../wire/stores'
import type { FactKind, MyFact, NewFact } from '../wire/types'

/** In the order they are shown. What asks for more courage is folded until it is told. */
export const OPEN: FactKind[] = ['about', 'likes', 'skills', 'spoken_to', 'helps', 'dont_ask', 'work']
export const TENDER: FactKind[] = ['family', 'birthday', 'phone', 'illness', 'medicine']

/** What I tell, and to whom. Null until the server has said so. */
class Facts {
  all = $state.raw<MyFact[] | null>(null)

  of(kind: FactKind): MyFact | null {
    return this.all?.find((one) => one.kind === kind) ?? null
  }

  /** Asks anew. Throws Refusal. */
  async fetch(): Promise<MyFact[]> {
    return (this.all = (await ok(api.GET('/api/v1/me/facts'))).items)
  }

  /** Says it, whole. Throws Refusal. */
  async tell(kind: FactKind, body: NewFact): Promise<void> {
    const told = await ok(api.PUT('/api/v1/me/facts/{kind}', { params: { path: { kind } }, body }))
    this.all = [...this.others(kind), told]
  }

  /** Says it no longer; `versions`: nor keeps what it said before. Throws Refusal. */
  async untell(kind: FactKind, versions = false): Promise<void> {
    await ok(api.DELETE('/api/v1/me/facts/{kind}', { params: { path: { kind }, query: { versions } } }))
    this.all = this.others(kind)
  }

  /** Makes it as `before` said: tells that again, or nothing. Throws Refusal. */
  put(kind: FactKind, before: MyFact | null): Promise<void> {
    if (!before) return this.untell(kind)
    const { words, audience, hidden_until } = before
    return this.tell(kind, { words, audience: audience as NewFact['audience'], hidden_until })
  }

  clear(): void {
    this.all = null
  }

  private others(kind: FactKind): MyFact[] {
    return (this.all ?? []).filter((one) => one.kind !== kind)
  }
}

export const facts = emptied(new Facts())
