import { kindly } from '../app/kindly'
import { navigate } from '../app/router.svelte'
import { t } from '../lang/lang.svelte'
import { toast } from '../ui/toast.svelte'
import { api, ok } from '../wire/api'
import { enter, leave } from '../wire/keeping.svelte'
import type { Room } from '../wire/types'
import { rooms } from './rooms.svelte'

/** Leaves at once, here and on the server, and offers the way back for a while. */
export async function leaveRoom(room: Room): Promise<void> {
  const { id, title, kind } = room
  if (kind === 'direct') return close(room)
  const params = { path: { room: id } }
  try {
    await ok(api.DELETE('/api/v1/rooms/{room}/members/me', { params }))
    navigate('/talk', { replace: true })
    leave(id)
    toast(t('rooms.left', { title }), { undo: () => void comeBack(id) })
  } catch (error) {
    toast(kindly(error))
  }
}

// A talk of two stays to be read for a while; only new words end.
async function close({ id, title }: Room): Promise<void> {
  try {
    await ok(api.DELETE('/api/v1/rooms/{room}/members/me', { params: { path: { room: id } } }))
    enter(await rooms.refresh(id))
    navigate('/talk', { replace: true })
    toast(t('rooms.closed_now', { title }), { undo: () => void comeBack(id) })
  } catch (error) {
    toast(kindly(error))
  }
}

async function comeBack(id: string): Promise<void> {
  try {
    enter(await ok(api.PUT('/api/v1/rooms/{room}/members/me', { params: { path: { room: id } } })))
    toast(t('rooms.back_in'))
  } catch {
    toast(t('rooms.back_not'))
  }
}
