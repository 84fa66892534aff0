import { beforeEach, expect, test, vi } from 'vitest'
import { api } from '../wire/api'
import { CRAFTS, rosa, sam } from '../wire/cast'
import { emptyStores } from '../wire/stores'
import { removals } from './removals.svelte'

const DAY = 24 * 3_600_000
const now = Date.now()
const ago = (days: number, room = CRAFTS) => ({ room: { id: room, title: room }, reason: 'words', at: new Date(now - days * DAY).toISOString() })
const told = (...items: unknown[]) => vi.spyOn(api, 'GET').mockResolvedValue({ data: { items }, response: new Response() } as never)

beforeEach(() => {
  localStorage.clear()
  emptyStores()
})

test('one I haven’t read is news until I have looked, also after starting again', async () => {
  told(ago(1), ago(3))
  await removals.ask(rosa.id)
  expect(removals.news?.at).toBe(removals.items[0]!.at)
  removals.look()
  expect(removals.news).toBe(null)
  emptyStores()
  await removals.ask(rosa.id)
  expect(removals.news).toBe(null)
})

test('another one after that is news again', async () => {
  told(ago(3))
  await removals.ask(rosa.id)
  removals.look()
  told(ago(1, 'baking'), ago(3))
  await removals.ask(rosa.id)
  expect(removals.news?.room.id).toBe('baking')
  removals.lifted('baking')
  expect(removals.news).toBe(null)
})

test('what is long past isn’t brought up on a new phone', async () => {
  told(ago(20))
  await removals.ask(rosa.id)
  expect(removals.news).toBe(null)
})

test('what one person has read says nothing about another’s', async () => {
  told(ago(1))
  await removals.ask(rosa.id)
  removals.look()
  emptyStores()
  expect(removals.items).toEqual([])
  await removals.ask(sam.id)
  expect(removals.news).not.toBe(null)
})
