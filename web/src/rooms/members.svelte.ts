import { api, ok } from '../wire/api'
import { emptied } from '../wire/stores'
import type { Member, Person } from '../wire/types'

/** Who is in the room that is open. Kept in memory only. */
class Members {
  room = $state<string | null>(null)
  all = $state<Member[]>([])
  /** Who came in while this room has been open. */
  arrived = $state<Person[]>([])

  private moves = 0
  /** Staff first, then hosts, then by the server's order. */
  sorted = $derived([...this.all].sort((a, b) => rank(a) - rank(b)))

  /** Throws Refusal. */
  async open(room: string): Promise<void> {
    if (room !== this.room) this.begin(room)
    const before = this.moves
    const { items } = await ok(api.GET('/api/v1/rooms/{room}/members', { params: { path: { room } } }))
    if (room !== this.room) return
    // Who came or went while the answer was on its way may be missing in it, or still be there.
    if (this.moves !== before) return this.open(room)
    this.all = items
  }

  /** Something about `room` has changed: asks again, if it is the one that is open. Throws Refusal. */
  async again(room: string): Promise<void> {
    if (room === this.room) await this.open(room)
  }

  /** Somebody looks after `room`, or no longer does. */
  placed(room: string, person: string, role: Member['role']): void {
    if (room === this.room) this.all = this.all.map((one) => (one.person.id === person ? { ...one, role } : one))
  }

  joined(room: string | null, person: Person): void {
    if (!room || room !== this.room) return
    this.left(room, person)
    this.all.push({ person, role: 'member' })
    this.arrived.push(person)
  }

  left(room: string | null, person: Person): void {
    if (!room || room !== this.room) return
    this.moves++
    this.all = this.all.filter((member) => member.person.id !== person.id)
    this.arrived = this.arrived.filter(({ id }) => id !== person.id)
  }

  clear(): void {
    this.begin(null)
  }

  private begin(room: string | null): void {
    this.room = room
    this.all = []
    this.arrived = []
  }
}

function rank({ person, role }: Member): number {
  if (person.mark === 'coordinator' || person.mark === 'worker') return 0
  if (person.mark) return 1
  return role === 'host' ? 2 : 3
}

export const members = emptied(new Members())
