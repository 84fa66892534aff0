import { keepFor } from '../help/kept.svelte'
import { setLanguage } from '../lang/lang.svelte'
import { wipeDrafts } from '../messages/drafts'
import { setLook } from '../ui/look'
import { setUndoSeconds } from '../ui/toast.svelte'
import { api, ok, onSignedOut, Refusal } from '../wire/api'
import * as copies from '../wire/copies'
import type { Me } from '../wire/types'
import { startWire, stopWire } from '../wire/wire.svelte'
import { navigate, route } from './router.svelte'

const ME = 'sunroom.me'
const KNOWN = 'sunroom.known'

export type Known = { id: string; name: string }

/** Who is signed in on this phone. */
class Session {
  me = $state<Me | null>(null)
  /** Whom a locked phone belongs to: they can unlock it with their PIN. */
  known = $state<Known | null>(null)

  /** Whether this phone remembers somebody, before the server has been asked. */
  get remembered(): boolean {
    return recall<Me>(ME) !== null
  }

  /** Whether I work for a centre of mine. */
  get serves(): boolean {
    return !!this.me?.appointments.some(({ role }) => role === 'worker' || role === 'coordinator')
  }

  /** Whether I work for that centre; mine at home where none is named. */
  servesAt(centre = this.me?.home.id): boolean {
    return !!this.me?.appointments.some(({ role, centre: at }) => at.id === centre && (role === 'worker' || role === 'coordinator'))
  }

  /** True after this phone was signed out from elsewhere, or its time was over: the sign-in page then says so. */
  ended = $state(false)

  /** At start-up: first what this phone remembers, then what the server says. */
  start(): void {
    onSignedOut(() => void this.lost())
    this.known = recall<Known>(KNOWN)
    const me = recall<Me>(ME)
    if (!me) return
    this.begin(me)
    void this.refresh()
  }

  /** Somebody has just signed in or unlocked. */
  signedIn(me: Me): void {
    wipeDrafts(me.id)
    remember(KNOWN, null)
    this.known = null
    this.ended = false
    this.update(me)
    this.begin(me)
    if (!me.first_steps) navigate('/first-steps', { replace: true })
    else if (route.path.startsWith('/sign-in') || route.path === '/') navigate('/talk', { replace: true })
  }

  /** New facts about me, as the server gave them. */
  update(me: Me): void {
    remember(ME, me)
    if (this.me) this.me = me
    apply(me)
  }

  /** Ends the session and unlinks this phone; everything kept here goes. Throws Refusal when the server can't be reached. */
  async signOut(): Promise<void> {
    await this.closing(() => ok(api.POST('/api/v1/sign-out')))
    await this.wipe()
  }

  /** Covers everything until the PIN is given. Throws Refusal (`no_pin`, or no network). */
  async lock(): Promise<void> {
    const me = this.me
    if (!me) return
    await this.closing(() => ok(api.POST('/api/v1/lock')))
    remember(KNOWN, (this.known = { id: me.id, name: me.name }))
    this.end()
  }

  /** Takes everything off this phone, also what waits to be sent and what is being written. */
  async wipe(): Promise<void> {
    this.end()
    remember(KNOWN, (this.known = null))
    wipeDrafts(null)
    await copies.wipe({ outbox: true })
    navigate('/sign-in', { replace: true })
  }

  // The server closes this session's socket as "signed out"; heard by us, that would take the copies away.
  private async closing(ask: () => Promise<unknown>): Promise<void> {
    const me = this.me
    stopWire()
    try {
      await ask().catch(unlessSignedOut)
    } catch (error) {
      if (me) this.begin(me)
      throw error
    }
  }

  private begin(me: Me): void {
    stopWire()
    this.me = me
    apply(me)
    void startWire(me, () => void this.lost())
  }

  // Signed out from elsewhere: the copies go, but unsent words wait for the same person to come back.
  private async lost(): Promise<void> {
    if (!this.me) return
    if (asksPinAgain(this.me)) remember(KNOWN, (this.known = { id: this.me.id, name: this.me.name }))
    this.end()
    this.ended = true
    await copies.wipe({ outbox: false })
  }

  private end(): void {
    stopWire()
    this.me = null
    remember(ME, null)
    // What was sought stands in the address; it isn't for the next person.
    if (location.search) navigate(route.path, { replace: true })
  }

  private async refresh(): Promise<void> {
    try {
      const me: Me = await ok(api.GET('/api/v1/me'))
      if (this.me) this.update(me)
      else this.signedIn(me)
    } catch {
      return // Signed out is told by onSignedOut; without a network the copies are shown.
    }
  }
}

function apply(me: Me): void {
  keepFor(me)
  setLook(me)
  setUndoSeconds(me.undo_seconds)
  void setLanguage(me.language)
}

// The server asks staff for their PIN again after some hours: a session that ended is then no reason for a new card.
function asksPinAgain(me: Me): boolean {
  return me.pin && me.appointments.some(({ role }) => role === 'worker' || role === 'coordinator')
}

function unlessSignedOut(error: unknown): void {
  if (error instanceof Refusal && error.status === 401) return
  throw error
}

function recall<T>(key: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as T | null
  } catch {
    return null
  }
}

function remember(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    return
  }
}

export const session = new Session()
