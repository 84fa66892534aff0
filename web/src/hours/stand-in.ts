import { kindly } from '../app/kindly'
import { navigate } from '../app/router.svelte'
import { toast } from '../ui/toast.svelte'
import { api, ok } from '../wire/api'
import { enter } from '../wire/keeping.svelte'
import { uuid } from '../wire/uuid'

/** Goes to the room with who stands in for my worker; it is made where there is none. */
export async function writeTo(centre: string, stand_in: string): Promise<void> {
  try {
    const path = { centre, stand_in }
    const room = await ok(api.PUT('/api/v1/centres/{centre}/stand-ins/{stand_in}/room', { params: { path }, body: { id: uuid() } }))
    enter(room)
    navigate(`/talk/${room.id}`)
  } catch (error) {
    toast(kindly(error))
  }
}
