import { kindly } from '../app/kindly'
import { navigate } from '../app/router.svelte'
import { openRooms } from '../rooms/open.svelte'
import { rooms } from '../rooms/rooms.svelte'
import { toast } from '../ui/toast.svelte'

/** Goes to the room where a draft is talked over; comes in first, where I am not in it yet. */
export async function talkOver(room: string): Promise<void> {
  try {
    if (!rooms.all[room]) await openRooms.join(room)
    navigate(`/talk/${room}`)
  } catch (error) {
    toast(kindly(error))
  }
}
