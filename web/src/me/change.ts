import { kindly } from '../app/kindly'
import { session } from '../app/session.svelte'
import { toast } from '../ui/toast.svelte'
import { api, ok } from '../wire/api'
import type { Me } from '../wire/types'

type Changes = Partial<Pick<Me, 'name' | 'language' | 'text_size' | 'appearance' | 'undo_seconds'>>

/** Changes what is given about me. The phone shows it at once, and goes back when the server can't take it. */
export async function change(changes: Changes): Promise<void> {
  const before = session.me
  if (!before) return
  session.update({ ...before, ...changes })
  try {
    session.update(await ok(api.PATCH('/api/v1/me', { body: changes })))
  } catch (problem) {
    if (session.me) session.update(before)
    toast(kindly(problem))
  }
}
