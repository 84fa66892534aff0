import { beforeEach, expect, test, vi } from 'vitest'
import { api } from '../wire/api'
import { rosa } from '../wire/cast'
import { emptyStores } from '../wire/stores'
import { forYou } from './for-you.svelte'

const item = (seq: number) => ({ seq, at: '2026-05-03T01:00:00Z', event: { on: 'ask.arrived', stream: `me:${rosa.id}`, seq, id: `ask ${seq}` } })
const told = (unread: boolean, next: string | null, ...seqs: number[]) =>
  vi.spyOn(api, 'GET').mockResolvedValue({ data: { items: seqs.map(item), next, unread }, response: new Response() } as never)
const seqs = () => forYou.items.map(({ seq }) => seq)

beforeEach(() => {
  localStorage.clear()
  emptyStores()
})

test('looking takes the dot away, here and on the server; what was new stays marked until the next visit', async () => {
  const put = vi.spyOn(api, 'PUT').mockResolvedValue({ response: new Response(null, { status: 204 }) } as never)
  told(true, null, 7, 5)
  await forYou.fetch(rosa.id)
  expect([forYou.unread, forYou.seen]).toEqual([true, 0])
  await forYou.look(rosa.id)
  expect(put).toHaveBeenCalledWith('/api/v1/me/for-you/seen', { body: { seq: 7 } })
  expect([forYou.unread, forYou.seen]).toEqual([false, 0])
  told(true, null, 9, 7, 5)
  await forYou.fetch(rosa.id)
  expect(forYou.seen).toBe(7)
})

test('on a new phone, what calls nobody is not new', async () => {
  told(false, null, 7, 5)
  await forYou.fetch(rosa.id)
  expect(forYou.seen).toBe(7)
})

test('earlier things are read on, each once', async () => {
  told(false, '5', 7, 5)
  await forYou.fetch(rosa.id)
  told(false, null, 3)
  await Promise.all([forYou.more(), forYou.more()])
  expect(seqs()).toEqual([7, 5, 3])
})

test('an ask that was answered goes', async () => {
  told(false, null, 7, 5)
  await forYou.fetch(rosa.id)
  forYou.answered('ask 5')
  expect(seqs()).toEqual([7])
})
