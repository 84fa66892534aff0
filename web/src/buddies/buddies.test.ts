import { beforeEach, expect, test, vi } from 'vitest'
import { api } from '../wire/api'
import { rosa, sam } from '../wire/cast'
import { emptyStores } from '../wire/stores'
import type { BuddyPair, MyBuddy } from '../wire/types'
import { buddies } from './buddies.svelte'
import { interestsOf } from './interests'
import { isMember } from './peer'

const none: MyBuddy = { newcomer: true, offer: null, ask: null, asked: [], pairs: [] }
const pair = (with_: Partial<BuddyPair> = {}): BuddyPair => ({ id: 'p', state: 'together', side: 'newcomer', person: sam, room: 'r', until: '2030-04-16T09:00:00Z', idea: 'kitchen', renewal: 'later', ...with_ })
let told: MyBuddy

beforeEach(() => {
  emptyStores()
  told = none
  vi.spyOn(api, 'GET').mockImplementation((() => Promise.resolve({ data: told, response: new Response() })) as never)
})

test('what the server told is asked for anew when something happens, and only once it is known', async () => {
  buddies.heard()
  expect(api.GET).not.toHaveBeenCalled()
  await buddies.fetch()
  expect(buddies.looking).toBe(true)
  told = { ...none, pairs: [pair()] }
  buddies.heard()
  await vi.waitFor(() => expect(buddies.together).toEqual([pair()]))
  emptyStores()
  expect(buddies.mine).toBeNull()
})

test('one looks for a buddy while nobody was asked and nobody goes along; being one for somebody plays no part', async () => {
  const looks = async (mine: Partial<MyBuddy>) => {
    told = { ...none, ...mine }
    await buddies.fetch()
    return buddies.looking
  }
  expect(await looks({ pairs: [pair({ side: 'buddy' })] })).toBe(true)
  expect(await looks({ pairs: [pair()] })).toBe(false)
  expect(await looks({ pairs: [pair({ state: 'ended', person: null })] })).toBe(true)
  expect(await looks({ ask: { id: 'a', person: rosa, words: 'Tea?', at: '2030-03-05T09:00:00Z', state: 'waiting', room: null } })).toBe(false)
})

test('a pair that was renewed takes the place of what it was', async () => {
  told = { ...none, pairs: [pair(), pair({ id: 'q' })] }
  await buddies.fetch()
  buddies.put(pair({ id: 'q', renewal: 'said' }))
  expect(buddies.together.map(({ renewal }) => renewal)).toEqual(['later', 'said'])
})

test.each([
  ['唱歌 做饭、下棋', ['唱歌', '做饭', '下棋']],
  ['  tea ,  chess;walks ', ['tea', 'chess', 'walks']],
  ['', []],
  ['a b c d e f', null],
  ['x'.repeat(21), null]
])('what one likes: %s', (text, words) => expect(interestsOf(text)).toEqual(words))

test('members and their representatives are one another’s buddies, workers are not', () => {
  expect(isMember([{ role: 'peer_representative' }, { role: 'worker' }])).toBe(true)
  expect(isMember([{ role: 'worker' }])).toBe(false)
})
