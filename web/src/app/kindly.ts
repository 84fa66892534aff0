import { t } from '../lang/lang.svelte'
import { OFFLINE, Refusal } from '../wire/api'

/** A sentence for a person about why something didn't happen: the server's own, else ours. */
export function kindly(error: unknown): string {
  if (!(error instanceof Refusal)) return t('app.not_now')
  if (error.code === OFFLINE) return t('app.no_network')
  return error.message || t('app.not_now')
}
