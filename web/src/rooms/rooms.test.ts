import { beforeEach, expect, test, vi } from 'vitest'
import { api } from '../wire/api'
import { room, said, sam } from '../wire/cast'
import { rooms } from './rooms.svelte'

const answered = (items: unknown[]) => ({ data: { items, next: null }, response: new Response() })
const at = (id: string, seq: number) => room({ id, title: id, head: seq, last: { seq, author: sam, text: '', at: said(seq, sam, '').at } })

beforeEach(() => rooms.clear())

test('by latest', () => {
  rooms.load([at('a', 1), at('b', 3), at('c', 2)])
  expect(rooms.list.map(({ id }) => id)).toEqual(['b', 'c', 'a'])
})

test('the server’s list drops what is no longer mine, but not what arrived meanwhile', async () => {
  rooms.load([at('a', 1), at('b', 2)])
  const get = async () => {
    rooms.put(at('new', 5))
    return answered([at('a', 1)])
  }
  vi.spyOn(api, 'GET').mockImplementation(get as never)
  expect(await rooms.fetch()).toEqual(['b'])
  expect(Object.keys(rooms.all).sort()).toEqual(['a', 'new'])
})

test('without a network the copies stay', async () => {
  rooms.load([at('a', 1)])
  vi.spyOn(api, 'GET').mockRejectedValue(new TypeError('no network'))
  await expect(rooms.fetch()).rejects.toMatchObject({ code: 'offline' })
  expect(rooms.list).toHaveLength(1)
})
