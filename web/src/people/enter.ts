import { session } from '../app/session.svelte'
import { keepFor } from '../help/kept.svelte'
import { lang } from '../lang/lang.svelte'
import { api, ok } from '../wire/api'
import type { Me } from '../wire/types'
import { deviceId } from './device'
import { entering } from './entering.svelte'

/** Shows the card; `name` only for somebody new. Throws Refusal (`name_needed`, `card_unusable`, `wait`, ...). */
export async function useCard(card: string, extra: { name?: string; pin?: string } = {}): Promise<void> {
  const body = { card, device: deviceId(), language: lang.code, ...extra }
  const { me } = await ok(api.POST('/api/v1/sign-in', { body }))
  welcome(me)
}

/** Opens a locked phone with its person's PIN. Throws Refusal (`pin_wrong`, `wait`). */
export async function unlock(person: string, pin: string): Promise<void> {
  const { me } = await ok(api.POST('/api/v1/sign-in', { body: { person, pin } }))
  welcome(me)
}

function welcome(me: Me): void {
  entering.clear()
  keepFor(me)
  session.signedIn(me)
}
