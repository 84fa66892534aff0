import { messages } from '../messages/messages.svelte'
import { members } from '../rooms/members.svelte'
import { rooms } from '../rooms/rooms.svelte'
import { flush, note, refreshRooms } from '../wire/keeping.svelte'
import { kept } from './kept-away.svelte'
import { pace } from './pace.svelte'

let asking: Promise<void> | null = null
let again = false

/** A boundary of mine has changed, here or on another phone: everything it touches is asked for anew. Many at once are asked once. */
export function boundariesChanged(): Promise<void> {
  if (asking) again = true
  asking ??= ask().finally(() => {
    asking = null
    if (again) void boundariesChanged()
  })
  return asking
}

async function ask(): Promise<void> {
  again = false
  await Promise.all([
    pace.fetch().catch(() => {}),
    refreshRooms(),
    members.room ? members.again(members.room).catch(() => {}) : undefined,
    kept.fetch().then((other) => (other ? readAgain() : undefined), () => {})
  ])
}

/** What is kept of every room folds otherwise now, and the open one is read again where it stands. */
async function readAgain(): Promise<void> {
  for (const room of Object.keys(rooms.all)) note({ drop: 'messages', room })
  await flush()
  await messages.readAgain()
  await kept.settled()
}

/** When a phone comes to: what changed while it was away, or ended by itself. */
export async function checkBoundaries(): Promise<void> {
  const other = await Promise.all([kept.fetch().catch(() => false), pace.fetch().catch(() => {})])
  if (other[0]) await readAgain()
}
