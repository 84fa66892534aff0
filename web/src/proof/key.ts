import { t } from '../lang/lang.svelte'
import type { components } from '../wire/api.gen'

type Shapes = components['schemas']
export type Ask = Shapes['PasskeyAsk']

const FLAG = 'sunroom.passkey'

/** Whether this browser, at this address, can hold passkeys. */
export function hasKeys(): boolean {
  return 'PublicKeyCredential' in globalThis && 'credentials' in navigator
}

/** Remembers that a passkey opens this phone, so that the sign-in offers it. It outlives signing out, and tells nobody's name. */
export function remember(): void {
  try {
    localStorage.setItem(FLAG, '1')
  } catch {
    return
  }
}

/** Has the phone make a passkey. Throws what the browser throws, also where somebody changed their mind. */
export async function makeKey(ask: Ask): Promise<Shapes['NewPasskey']> {
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: bytes(ask.challenge),
      rp: { id: ask.site, name: t('ui.product') },
      user: { id: bytes(ask.person ?? ''), name: ask.name ?? '', displayName: ask.name ?? '' },
      pubKeyCredParams: [-7, -257].map((alg) => ({ type: 'public-key', alg })),
      excludeCredentials: known(ask),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      attestation: 'none'
    }
  })
  const { rawId, response } = made as PublicKeyCredential & { response: AuthenticatorAttestationResponse }
  return { ask: ask.id, credential: text(rawId), client: text(response.clientDataJSON), attestation: text(response.attestationObject) }
}

/** Has a passkey sign what was asked. Throws as makeKey. */
export async function signWith(ask: Ask): Promise<Shapes['PasskeySigned']> {
  const signed = await navigator.credentials.get({
    publicKey: { challenge: bytes(ask.challenge), rpId: ask.site, allowCredentials: known(ask), userVerification: 'required' }
  })
  const { rawId, response } = signed as PublicKeyCredential & { response: AuthenticatorAssertionResponse }
  return {
    ask: ask.id,
    credential: text(rawId),
    client: text(response.clientDataJSON),
    data: text(response.authenticatorData),
    signature: text(response.signature)
  }
}

function known(ask: Ask): PublicKeyCredentialDescriptor[] {
  return ask.known.map((id) => ({ type: 'public-key', id: bytes(id) }))
}

// Bytes as WebAuthn writes them in text: base 64 for addresses, without padding.
export function bytes(letters: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(letters.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))
}

export function text(buffer: ArrayBuffer): string {
  const letters = String.fromCharCode(...new Uint8Array(buffer))
  return btoa(letters).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}
