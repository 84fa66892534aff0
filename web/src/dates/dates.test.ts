import { beforeEach, expect, test, vi } from 'vitest'
import { api } from '../wire/api'
import { date, goes } from '../wire/cast'
import { emptyStores } from '../wire/stores'
import type { ActivityDate } from '../wire/types'
import { dates, type Which } from './dates.svelte'
import { sections } from './when'

/** What the server knows; pages of two. */
let there: ActivityDate[]
let limit = 2

type Asked = { params?: { query?: { cursor?: string; past?: boolean }; path?: { date: string } } }

function answer(path: string, { params = {} }: Asked = {}) {
  if (params.path) return Promise.resolve({ data: there.find(({ id }) => id === params.path!.date), response: new Response() })
  const mine = path.endsWith('/me/dates')
  const all = there
    .filter((one) => (Date.parse(one.ends_at) <= Date.now()) === !!params.query?.past && (!mine || (one.mine && one.mine.state !== 'out')))
    .sort((a, b) => Date.parse(a.starts_at) - Date.parse(b.starts_at))
  const from = all.findIndex(({ id }) => id === params.query?.cursor) + 1
  const items = all.slice(from, from + limit)
  return Promise.resolve({ data: { items, next: all.length > from + limit ? items.at(-1)!.id : null }, response: new Response() })
}

function becomes(changed: ActivityDate): void {
  there = [...there.filter(({ id }) => id !== changed.id), changed]
  dates.hear(changed)
}

async function fresh(which: Which): Promise<ActivityDate[]> {
  emptyStores()
  await dates.fetch(which)
  while (dates.lists[which].next) await dates.more(which)
  return dates.list(which)
}

const titles = (which: Which) => dates.list(which).map(({ title }) => title)

beforeEach(() => {
  limit = 2
  emptyStores()
  there = [1, 2, 3, 4].map((day) => date(day, { title: `day ${day}` }))
  vi.spyOn(api, 'GET').mockImplementation(answer as never)
})

test.each(['coming', 'mine'] as const)('%s: a snapshot and every event since are what a fresh look finds', async (which) => {
  there[1] = { ...there[1]!, mine: goes() }
  await dates.fetch(which)
  await dates.more(which)
  becomes({ ...there[0]!, mine: goes({ state: 'waiting', line: 2 }) })
  becomes({ ...there.find(({ title }) => title === 'day 2')!, mine: goes({ state: 'out' }), left: 'none' })
  becomes(date(9, { title: 'moved', id: there.find(({ title }) => title === 'day 3')!.id, mine: goes({ state: 'asked' }), moved: true }))
  becomes(date(5, { title: 'invited', mine: goes() }))
  becomes(date(6, { title: 'called off', mine: goes(), called_off: { why: 'rain', at: date().starts_at } }))
  while (dates.lists[which].next) await dates.more(which)
  const heard = dates.list(which)
  expect(heard.length).toBeGreaterThan(3)
  expect(heard).toEqual(await fresh(which))
})

test('what lies behind the part that was read comes with the next part, once', async () => {
  await dates.fetch('coming')
  becomes({ ...there[3]!, mine: goes() })
  expect(titles('coming')).toEqual(['day 1', 'day 2'])
  await Promise.all([dates.more('coming'), dates.more('coming')])
  expect(titles('coming')).toEqual(['day 1', 'day 2', 'day 3', 'day 4'])
})

test('asked for anew, what was read on stays, and its places are new', async () => {
  await dates.fetch('coming')
  await dates.more('coming')
  there = there.slice(1).map((one) => ({ ...one, left: 'none' as const }))
  await dates.fetch('coming')
  expect(titles('coming')).toEqual(['day 2', 'day 3', 'day 4'])
  expect(dates.list('coming')[0]!.left).toBe('none')
})

test('an answer that was asked for before an event doesn’t take it back', async () => {
  const before = there[0]!
  const asked = dates.refresh(before.id)
  dates.hear({ ...before, mine: goes() })
  await asked
  expect(dates.all[before.id]!.mine?.state).toBe('in')
  const list = dates.fetch('coming')
  dates.hear({ ...before, mine: goes({ state: 'out' }) })
  await list
  expect(dates.all[before.id]!.mine?.state).toBe('out')
})

test('what is over is in the past only, and what I withdrew from isn’t mine', async () => {
  there.push(date(-3, { title: 'over', mine: goes({ came: 'came' }) }))
  await Promise.all([dates.fetch('past'), dates.fetch('mine'), dates.fetch('coming')])
  expect(titles('past')).toEqual(['over'])
  becomes({ ...there[0]!, mine: goes() })
  expect(titles('mine')).toEqual(['day 1'])
  becomes({ ...there.find(({ title }) => title === 'day 1')!, mine: goes({ state: 'out' }) })
  expect(titles('mine')).toEqual([])
})

test('all of it goes with its person', async () => {
  await Promise.all([dates.fetch('coming'), dates.fetchFirsts()])
  dates.also = { a: [] }
  emptyStores()
  expect([dates.all, dates.list('coming'), dates.lists.coming.known, dates.firsts, dates.also]).toEqual([{}, [], false, [], {}])
})

test('a list of five hundred is whole, and its last part costs no more than its second', async () => {
  limit = 50
  let reads = 0
  const counted = (one: ActivityDate) => new Proxy(one, { get: (of, name) => (reads++, Reflect.get(of, name)) })
  there = Array.from({ length: 500 }, (_, n) => counted(date(n + 1, { title: `day ${n + 1}` })))
  const all = [...there]
  vi.spyOn(api, 'GET').mockImplementation(((_: string, { params }: Asked) => {
    const from = Number(params?.query?.cursor ?? 0)
    const next = from + limit < all.length ? String(from + limit) : null
    return Promise.resolve({ data: { items: all.slice(from, from + limit), next }, response: new Response() })
  }) as never)
  await dates.fetch('coming')
  const took: number[] = []
  while (dates.lists.coming.next) {
    reads = 0
    await dates.more('coming')
    took.push(reads)
  }
  expect(dates.lists.coming.ids).toEqual(all.map(({ id }) => id))
  expect(took).toHaveLength(9)
  expect(took.at(-1)).toBe(took[0])
  // Where each stands in the list is found in one go, and today is worked out once.
  let said = 0
  const prototype = Intl.DateTimeFormat.prototype as { format: unknown }
  const { get } = Object.getOwnPropertyDescriptor(prototype, 'format')!
  vi.spyOn(prototype, 'format', 'get').mockImplementation(function (this: unknown): unknown {
    said++
    return get!.call(this)
  })
  const found = sections(dates.list('coming'))
  expect(found.flatMap(({ days }) => days.flatMap((day) => day.dates))).toHaveLength(500)
  vi.restoreAllMocks()
  expect(said).toBe(501)
})
