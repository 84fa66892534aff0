import { navigate } from '../app/router.svelte'
import { t } from '../lang/lang.svelte'
import { rooms } from '../rooms/rooms.svelte'
import type { NewRest, Rest } from '../wire/types'
import { act } from './act'
import { pace } from './pace.svelte'

/** Rests from now on, until I change it, shown to nobody: all else can be said afterwards. */
export function beginRest(): Promise<boolean> {
  return act(() => pace.begin({ shown_to: 'nobody' }), t('boundaries.rest_begun'), () => pace.comeBack())
}

/** Back again. When something waits, a gentle list of it is shown. */
export async function comeBack(): Promise<void> {
  const was = pace.rest
  const done = await act(() => pace.comeBack(), t('boundaries.back_now'), was ? () => pace.begin(asNew(was)) : undefined)
  if (done && rooms.waiting.length) navigate('/me/back')
}

/** Changes how I rest. */
export function changeRest(changes: Partial<NewRest>): Promise<boolean> {
  const was = pace.rest
  if (!was) return Promise.resolve(false)
  return act(() => pace.begin({ ...asNew(was), ...changes }), t('boundaries.saved'), () => pace.begin(asNew(was)))
}

function asNew({ until, shown_to, trusted }: Rest): NewRest {
  return { until, shown_to, trusted: trusted?.id ?? null }
}
