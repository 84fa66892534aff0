import { kindly } from '../app/kindly'
import { t } from '../lang/lang.svelte'
import { toast } from '../ui/toast.svelte'

/** Does it, says `said`, and offers the way back for a while. False when it couldn't be done. */
export async function doing(does: () => Promise<unknown>, said: string, undo?: () => Promise<unknown>): Promise<boolean> {
  try {
    await does()
  } catch (error) {
    toast(kindly(error))
    return false
  }
  toast(said, { undo: undo && (() => void doing(undo, t('hours.as_before'))) })
  return true
}
