import { kindly } from '../app/kindly'
import { navigate, route } from '../app/router.svelte'
import { t } from '../lang/lang.svelte'
import { toast } from '../ui/toast.svelte'
import { api, ok, Refusal } from '../wire/api'
import type { Room } from '../wire/types'
import { uuid } from '../wire/uuid'
import { rooms } from './rooms.svelte'

/** Mine where no centre is named, whoever is there where no worker is. */
type With = { centre?: string; worker?: string }

/** My room with a worker, made where there is none; no pause holds it back. */
export async function workerRoom({ centre, worker }: With = {}): Promise<Room> {
  const room = await ok(api.PUT('/api/v1/me/worker-room', { body: { id: uuid(), centre: centre ?? null, worker: worker ?? null } }))
  rooms.put(room)
  return room
}

/** As a worker: my room with somebody of my centre, made where there is none. */
export function roomWith(centre: string, person: string): Promise<void> {
  const params = { path: { centre, person } }
  return going(ok(api.PUT('/api/v1/centres/{centre}/people/{person}/room', { params, body: { id: uuid() } })))
}

/** Goes there once it is made, unless they went elsewhere meanwhile. */
async function going(asked: Promise<Room>): Promise<void> {
  const from = route.path
  const room = await asked
  rooms.put(room)
  if (route.path === from) navigate(`/talk/${room.id}`)
}

/** Goes there. Where no worker is to be found, to the page with other help. */
export function toWorker(of: With = {}): Promise<void> {
  return going(workerRoom(of)).catch((problem: unknown) => {
    if (!(problem instanceof Refusal && problem.status === 404)) return void toast(kindly(problem))
    toast(t('rooms.no_worker'))
    navigate('/help')
  })
}
