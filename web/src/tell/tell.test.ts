import { beforeEach, expect, test, vi } from 'vitest'
import { api } from '../wire/api'
import { chen, CRAFTS, room, rosa, sam } from '../wire/cast'
import { emptyStores } from '../wire/stores'
import { rooms } from '../rooms/rooms.svelte'
import type { Look, MyFact } from '../wire/types'
import { around } from './around.svelte'
import { onlyMe } from './audience'
import { erasure } from './erasure.svelte'
import { facts, OPEN, TENDER } from './facts.svelte'
import { looks } from './looks.svelte'

const answer = (data: unknown) => ({ data, response: new Response() }) as never
const fact = (words: string, with_: Partial<MyFact> = {}): MyFact => {
  return { kind: 'likes', words, audience: onlyMe(), hidden_until: null, version: 1, at: '2026-05-03T01:00:00Z', ...with_ }
}
const look = (id: string): Look => ({ id, at: '2026-05-03T01:00:00Z', by: chen, what: 'facts', why: 'page', details: ['helps'] })

beforeEach(() => {
  emptyStores()
  localStorage.clear()
})

test('a fact told anew takes the place of the old one, and undoing tells the old one whole', async () => {
  vi.spyOn(api, 'GET').mockResolvedValue(answer({ items: [fact('tea'), fact('songs', { kind: 'skills' })] }))
  await facts.fetch()
  const before = facts.of('likes')
  const put = vi.spyOn(api, 'PUT').mockImplementation((async (_: string, { body }: { body: MyFact }) => answer(fact(body.words, { version: 2 }))) as never)
  await facts.tell('likes', { words: 'coffee', audience: onlyMe(), hidden_until: null })
  expect(facts.all?.map(({ words }) => words).sort()).toEqual(['coffee', 'songs'])
  await facts.put('likes', before)
  expect(put.mock.lastCall?.[1]).toMatchObject({ body: { words: 'tea', audience: onlyMe(), hidden_until: null } })
  expect(facts.of('likes')?.words).toBe('tea')
})

test('undoing what was not told before tells it no longer, and keeps what it said', async () => {
  const gone = vi.spyOn(api, 'DELETE').mockResolvedValue(answer(undefined))
  await facts.put('likes', null)
  expect(gone.mock.lastCall?.[1]).toMatchObject({ params: { path: { kind: 'likes' }, query: { versions: false } } })
})

test('each kind has its place, once', () => {
  expect(new Set([...OPEN, ...TENDER]).size).toBe(12)
  expect([...OPEN, ...TENDER]).toHaveLength(12)
})

test('around me: circles and groups, each person once, and named by id', async () => {
  rooms.load([room(), room({ id: 'direct', kind: 'direct', title: 'Sam' })])
  const asked: unknown[] = []
  vi.spyOn(api, 'GET').mockImplementation((async (path: string, more: { params?: { path?: { room: string } } }) => {
    asked.push(more?.params?.path?.room)
    return answer({ items: path.includes('members') ? [{ person: sam, role: 'member' }, { person: rosa, role: 'member' }] : [{ person: sam, circle: 'friend', note: '' }] })
  }) as never)
  expect((await around.fetch()).map(({ name }) => name)).toEqual(['Rosa', 'Sam'])
  expect(asked).toEqual([undefined, CRAFTS])
  expect(around.names).toEqual({ [sam.id]: 'Sam', [rosa.id]: 'Rosa', [CRAFTS]: 'Crafts' })
})

test('around me: a page opened cold asks for my rooms first', async () => {
  vi.spyOn(api, 'GET').mockImplementation((async (path: string) => {
    if (path.endsWith('/rooms')) return answer({ items: [room()] })
    return answer({ items: path.includes('members') ? [{ person: rosa, role: 'member' }] : [] })
  }) as never)
  expect((await around.fetch()).map(({ name }) => name)).toEqual(['Rosa'])
})

test('who looked goes on where it ended, and one page asked twice comes once', async () => {
  const get = vi.spyOn(api, 'GET').mockResolvedValueOnce(answer({ items: [look('3'), look('2')], next: 'c' }))
  await looks.fetch()
  get.mockResolvedValue(answer({ items: [look('1')], next: null }))
  await Promise.all([looks.more(), looks.more()])
  expect(looks.items.map(({ id }) => id)).toEqual(['3', '2', '1'])
  const calls = get.mock.calls.length
  await looks.more()
  expect([looks.next, get.mock.calls.length]).toEqual([null, calls])
})

test('being erased is remembered on this phone until it is over or taken back', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-05-03T01:00:00Z') })
  const due_at = '2026-05-10T01:00:00Z'
  vi.spyOn(api, 'PUT').mockResolvedValue(answer({ messages: 'nameless', due_at }))
  vi.spyOn(api, 'DELETE').mockResolvedValue(answer(undefined))
  await erasure.ask('nameless')
  erasure.clear()
  erasure.recall()
  expect(erasure.now?.due_at).toBe(due_at)
  vi.setSystemTime(Date.parse('2026-05-11T01:00:00Z'))
  erasure.recall()
  expect(erasure.now).toBe(null)
  vi.setSystemTime(Date.parse('2026-05-04T01:00:00Z'))
  await erasure.stay()
  erasure.recall()
  expect(erasure.now).toBe(null)
  vi.useRealTimers()
})

test('nothing of it stays for whoever comes next', async () => {
  vi.spyOn(api, 'GET').mockResolvedValue(answer({ items: [fact('tea')], next: 'c' }))
  await Promise.all([facts.fetch(), looks.fetch()])
  emptyStores()
  expect([facts.all, looks.items, looks.next, around.people]).toEqual([null, [], null, []])
})
