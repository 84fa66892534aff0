import { kindly } from '../app/kindly'
import { session } from '../app/session.svelte'
import { t } from '../lang/lang.svelte'
import { toast } from '../ui/toast.svelte'
import { api, ok } from '../wire/api'
import { enter } from '../wire/keeping.svelte'
import type { Member, Person } from '../wire/types'
import { members } from './members.svelte'
import { rooms } from './rooms.svelte'

type RoomRole = Member['role']

/** Asks somebody to help looking after the room, or ends it, and offers the way back for a while. */
export async function place(room: string, person: Person, role: RoomRole): Promise<void> {
  const before = role === 'host' ? 'member' : 'host'
  const said = { host: t('rooms.host_now', { name: person.name }), member: t('rooms.host_ended', { name: person.name }) }
  const back = () => void put(room, person, before).then(() => toast(said[before]), told)
  await put(room, person, role).then(() => toast(said[role], { undo: back }), told)
}

/** I no longer look after the room. Only somebody who still does could ask me again, so there is no way back here. */
export async function stepBack(room: string): Promise<void> {
  const mine = session.me
  if (!mine) return
  try {
    await put(room, mine, 'member')
    toast(t('rooms.stepped_back'))
    enter(await rooms.refresh(room))
  } catch (error) {
    told(error)
  }
}

async function put(room: string, person: Pick<Person, 'id'>, role: RoomRole): Promise<void> {
  const path = { room, person: person.id }
  await ok(api.PATCH('/api/v1/rooms/{room}/members/{person}', { params: { path }, body: { role } }))
  members.placed(room, person.id, role)
}

function told(error: unknown): void {
  toast(kindly(error))
}
