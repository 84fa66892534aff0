import { kindly } from '../app/kindly'
import { t } from '../lang/lang.svelte'
import { toast } from '../ui/toast.svelte'
import { boundariesChanged } from './changed'

/** Does it, says `said`, and offers `undo` for a while; then asks anew for what it touches. False when it couldn't be done. */
export async function act(does: () => Promise<unknown>, said: string, undo?: () => Promise<unknown>): Promise<boolean> {
  try {
    await does()
  } catch (error) {
    toast(kindly(error))
    return false
  }
  const back = undo && (() => void act(undo, t('boundaries.as_before')))
  toast(said, { undo: back })
  await boundariesChanged()
  return true
}
