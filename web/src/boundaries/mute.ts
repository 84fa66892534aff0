import { t } from '../lang/lang.svelte'
import { api, ok } from '../wire/api'
import type { HowLong, Muted, Person, Room } from '../wire/types'
import { act } from './act'

type Put = (lasts: HowLong | null) => Promise<unknown>
type Lift = () => Promise<unknown>

/** Folds what somebody says. Nobody is told. False when it couldn't be done. */
export function mutePerson({ id, name }: Person, lasts: HowLong | null): Promise<boolean> {
  return act(() => person(id).put(lasts), t('boundaries.muted_now', { name }), person(id).lift)
}

export function unmutePerson({ id, name }: Person, was: Muted): Promise<boolean> {
  return act(person(id).lift, t('boundaries.unmuted', { name }), () => person(id).put(asLong(was)))
}

/** Has a room raise no dot. False when it couldn't be done. */
export function muteRoom({ id, title }: Room, lasts: HowLong | null): Promise<boolean> {
  return act(() => room(id).put(lasts), t('boundaries.muted_now', { name: title }), room(id).lift)
}

export function unmuteRoom({ id, title }: Room, was: Muted): Promise<boolean> {
  return act(room(id).lift, t('boundaries.unmuted', { name: title }), () => room(id).put(asLong(was)))
}

function person(id: string): { put: Put; lift: Lift } {
  const params = { path: { person: id } }
  return {
    put: (lasts) => ok(api.PUT('/api/v1/people/{person}/mute', { params, body: { lasts } })),
    lift: () => ok(api.DELETE('/api/v1/people/{person}/mute', { params }))
  }
}

function room(id: string): { put: Put; lift: Lift } {
  const params = { path: { room: id } }
  return {
    put: (lasts) => ok(api.PUT('/api/v1/rooms/{room}/mute', { params, body: { lasts } })),
    lift: () => ok(api.DELETE('/api/v1/rooms/{room}/mute', { params }))
  }
}

/** The length nearest to what was left of a mute: for putting it back. */
export function asLong({ until }: Muted, now: number = Date.now()): HowLong | null {
  if (until === null) return null
  const hours = (Date.parse(until) - now) / 3_600_000
  return hours <= 1 ? 'hour' : hours <= 24 ? 'today' : 'week'
}
