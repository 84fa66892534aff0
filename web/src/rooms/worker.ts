import { kindly } from '../app/kindly'
import { navigate } from '../app/router.svelte'
import { toast } from '../ui/toast.svelte'
import { api, ok, Refusal } from '../wire/api'
import type { Room } from '../wire/types'
import { uuid } from '../wire/uuid'
import { rooms } from './rooms.svelte'

/** My room with a worker of that centre (mine, where none is named), made where there is none; no pause holds it back. */
export async function workerRoom(centre?: string): Promise<Room> {
  const room = await ok(api.PUT('/api/v1/me/worker-room', { body: { id: uuid(), centre: centre ?? null } }))
  rooms.put(room)
  return room
}

/** Goes there. Where no worker is to be found, to the page with other help. */
export function toWorker(centre?: string): Promise<void> {
  return workerRoom(centre).then(
    (room) => navigate(`/talk/${room.id}`),
    (problem: unknown) => {
      if (problem instanceof Refusal && problem.status === 404) navigate('/help')
      else toast(kindly(problem))
    }
  )
}
