import { t } from '../lang/lang.svelte'
import type { PaceChanges } from '../wire/types'
import { act } from './act'
import { pace } from './pace.svelte'

/** Changes my pace, and offers the way back to `before`. */
export function changePace(changes: PaceChanges, before: PaceChanges): Promise<boolean> {
  return act(() => pace.change(changes), t('boundaries.saved'), () => pace.change(before))
}
