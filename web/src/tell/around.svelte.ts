import { session } from '../app/session.svelte'
import { rooms } from '../rooms/rooms.svelte'
import { api, ok } from '../wire/api'
import { emptied } from '../wire/stores'
import type { Person } from '../wire/types'
import type { Names } from './audience'

/** The people one can choose from: those in my circles, and whoever is in a group with me. */
class Around {
  people = $state.raw<Person[]>([])
  groups = $derived(rooms.list.filter(({ kind }) => kind === 'group'))
  names: Names = $derived(Object.fromEntries([...this.people.map(({ id, name }) => [id, name]), ...this.groups.map(({ id, title }) => [id, title])]))

  /** Asks anew. Throws Refusal. */
  async fetch(): Promise<Person[]> {
    if (!rooms.known) await rooms.fetch()
    const circles = ok(api.GET('/api/v1/me/circles'))
    const inside = this.groups.map(({ id }) => ok(api.GET('/api/v1/rooms/{room}/members', { params: { path: { room: id } } })))
    const found = [...(await circles).items, ...(await Promise.all(inside)).flatMap(({ items }) => items)].map(({ person }) => person)
    const each = new Map(found.filter(({ id }) => id !== session.me?.id).map((person) => [person.id, person]))
    return (this.people = [...each.values()].sort((a, b) => a.name.localeCompare(b.name)))
  }

  clear(): void {
    this.people = []
  }
}

export const around = emptied(new Around())
