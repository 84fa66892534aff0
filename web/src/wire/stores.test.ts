import { afterEach, expect, test, vi } from 'vitest'
import { dates } from '../dates/dates.svelte'
import { messages } from '../messages/messages.svelte'
import { desk } from '../people/desk.svelte'
import { members } from '../rooms/members.svelte'
import { openRooms } from '../rooms/open.svelte'
import { rooms } from '../rooms/rooms.svelte'
import { toast, toasts } from '../ui/toast.svelte'
import { api, ok } from './api'
import { CRAFTS, date, room, rosa, said } from './cast'
import { stopWire } from './wire.svelte'

// These are about the phone itself, or empty themselves when somebody comes in.
const ofThePhone = ['Aloud', 'Entering', 'Lang', 'Route', 'Session', 'Update', 'Wire', 'Streams']
const sources = import.meta.glob<string>('../**/*.svelte.ts', { eager: true, query: '?raw', import: 'default' })
const answer = (items: unknown[]) => ({ data: { items }, response: new Response() }) as never

afterEach(() => stopWire())

test('signing out leaves nothing of a person in memory', async () => {
  rooms.load([room()])
  members.room = CRAFTS
  members.all = [{ person: rosa, role: 'host' }]
  members.arrived = [rosa]
  openRooms.items = [{ id: CRAFTS, kind: 'group', title: 'Crafts', about: '', hosts: [rosa], invited_by: rosa }]
  openRooms.known = true
  messages.room = CRAFTS
  messages.entries = [said(1, rosa, 'words')]
  Object.assign(desk, { made: [{}], chosen: 'c', people: Promise.resolve([]) })
  dates.hear(date())
  toast('Rosa has left', { undo: () => {} })
  stopWire()
  expect([rooms.all, rooms.known]).toEqual([{}, false])
  expect([members.room, members.all, members.arrived]).toEqual([null, [], []])
  expect([openRooms.items, openRooms.known]).toEqual([[], false])
  expect([messages.room, messages.entries]).toEqual([null, []])
  expect([desk.made, desk.chosen, desk.people]).toEqual([[], '', null])
  expect(dates.all).toEqual({})
  expect(toasts).toEqual([])
})

test('an answer that comes after signing out reaches no store', async () => {
  let come = (_: never) => {}
  vi.spyOn(api, 'GET').mockReturnValue(new Promise((done) => (come = done)) as never)
  const asked = [rooms.fetch(), members.open(CRAFTS), openRooms.fetch()]
  stopWire()
  come(answer([room()]))
  const ends = await Promise.allSettled(asked)
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect([rooms.all, members.all, openRooms.items]).toEqual([{}, [], []])
})

test('an answer for whoever is still there is taken', async () => {
  expect(await ok(Promise.resolve({ data: 1, response: new Response() }))).toBe(1)
})

test('every store is emptied, or is about the phone', () => {
  const made = Object.entries(sources).flatMap(([path, text]) =>
    [...text.matchAll(/^(?:export )?const \w+ = (emptied\()?new ([A-Z]\w+)/gm)].map(([, listed, name]) => ({ path, listed, name: name! }))
  )
  expect(made.length).toBeGreaterThan(8)
  expect(made.filter(({ listed, name }) => !listed && !ofThePhone.includes(name) && !['Set', 'Map', 'Live'].includes(name))).toEqual([])
})
