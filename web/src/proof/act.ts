import { kindly } from '../app/kindly'
import { t } from '../lang/lang.svelte'
import { api, ok, Refusal } from '../wire/api'
import type { components } from '../wire/api.gen'
import { uuid } from '../wire/uuid'
import { makeKey, remember, signWith } from './key'

type Shapes = components['schemas']
export type MyProof = Shapes['MyProof']

export const askMine = (): Promise<MyProof> => ok(api.GET('/api/v1/me/proof'))

/** Has this phone make a passkey and keeps it. Throws Refusal, or what the browser throws. */
export async function addKey(): Promise<void> {
  const body = await makeKey(await ok(api.POST('/api/v1/me/passkeys/asks')))
  await ok(api.PUT('/api/v1/me/passkeys/{passkey}', { params: { path: { passkey: uuid() } }, body }))
  remember()
}

/** Proves with a passkey that it is me. Throws as addKey. */
export async function proveByKey(): Promise<void> {
  const passkey = await signWith(await ok(api.POST('/api/v1/me/proof/asks')))
  await ok(api.PUT('/api/v1/me/proof', { body: { passkey } }))
  remember()
}

/** Proves with a code and my PIN that it is me. Throws Refusal (`proof_wrong`, `wait`). */
export async function proveByCode(codes: Shapes['CodeAndPin']): Promise<void> {
  await ok(api.PUT('/api/v1/me/proof', { body: { codes } }))
}

/** Why it didn't happen, in words: a browser that was told "no" says little more than that. */
export function why(problem: unknown): string {
  if (problem instanceof Refusal) return kindly(problem)
  return (problem as Error)?.name === 'InvalidStateError' ? t('proof.key_known') : t('proof.key_not_now')
}
