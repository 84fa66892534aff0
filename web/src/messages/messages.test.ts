import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { api } from '../wire/api'
import { CRAFTS, rosa, said, sam } from '../wire/cast'
import * as copies from '../wire/copies'
import type { Entry } from '../wire/types'
import { messages } from './messages.svelte'

type Query = { before?: number; after?: number; limit: number }
const stream = `room:${CRAFTS}`
const talk = (from: number, to: number): Entry[] => Array.from({ length: to - from + 1 }, (_, at) => said(from + at, at % 2 ? rosa : sam, `${from + at}`))
const shown = () => messages.entries.map(({ seq }) => seq)

let history: Entry[]
let meanwhile: () => void

// A server of one room, paged as on the wire.
function page({ before, after, limit }: Query) {
  if (after !== undefined) {
    const rest = history.filter(({ seq }) => seq > after)
    const items = rest.slice(0, limit)
    return { items, next: rest.length > limit ? items.at(-1)!.seq : null }
  }
  const rest = history.filter(({ seq }) => seq < (before ?? Infinity))
  const items = rest.slice(-limit)
  return { items, next: rest.length > limit ? items[0]!.seq : null }
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-05-03T02:00:00Z') })
  messages.close()
  await copies.wipe({ outbox: true })
  history = talk(1, 300)
  meanwhile = () => {}
  const get = async (_path: string, asked: { params: { query: Query } }) => {
    const data = page(asked.params.query)
    meanwhile()
    return { data, response: new Response() }
  }
  vi.spyOn(api, 'GET').mockImplementation(get as never)
})

afterEach(() => vi.useRealTimers())

test('opens at the end, and reads back to the beginning without a hole', async () => {
  await messages.open(CRAFTS)
  expect(shown().at(-1)).toBe(300)
  while (await messages.older()) continue
  expect(shown()).toEqual(history.map(({ seq }) => seq))
  expect(messages.atStart).toBe(true)
})

test('opens at the first unread far back, and reads on to the newest', async () => {
  await messages.open(CRAFTS, { readTo: 100 })
  expect(shown()).toContain(101)
  expect(messages.atEnd).toBe(false)
  while (await messages.newer()) continue
  expect(shown().at(-1)).toBe(300)
  expect(new Set(shown()).size).toBe(shown().length)
})

test('what arrives while a page is on its way is not lost', async () => {
  meanwhile = () => messages.hear(CRAFTS, { on: 'message.sent', stream, seq: 301, message: said(301, sam, 'live') } as never)
  await messages.open(CRAFTS)
  expect(shown().slice(-2)).toEqual([300, 301])
})

test('what was said before we began to listen is read on', async () => {
  await messages.open(CRAFTS)
  history = talk(1, 420)
  await messages.readOn()
  expect(shown().at(-1)).toBe(420)
  expect(messages.atEnd).toBe(true)
})

test('live words join only a run that reaches the newest', async () => {
  await messages.open(CRAFTS, { around: 50 })
  messages.hear(CRAFTS, { on: 'message.sent', stream, seq: 301, message: said(301, sam, 'live') })
  expect(shown()).not.toContain(301)
  await messages.open(CRAFTS)
  messages.hear(CRAFTS, { on: 'message.sent', stream, seq: 301, message: said(301, sam, 'live') })
  expect(shown().at(-1)).toBe(301)
})

test('read again, the same run folds otherwise, and nothing is left out', async () => {
  await messages.open(CRAFTS, { around: 150 })
  const before = shown()
  history = history.map((one) => ('id' in one && one.author.id === sam.id ? { ...one, folded: 'person' as const } : one))
  await messages.readAgain()
  expect(shown()).toEqual(expect.arrayContaining(before))
  expect(shown()[0]).toBe(before[0])
  expect(messages.entries.filter((one) => 'folded' in one && one.folded === 'person').length).toBeGreaterThan(10)
})

test('without a network the copies are shown, and said to be copies', async () => {
  await messages.open(CRAFTS)
  messages.close()
  vi.spyOn(api, 'GET').mockRejectedValue(new TypeError('no network'))
  await messages.open(CRAFTS)
  expect(shown().at(-1)).toBe(300)
  expect(messages.offline).toBe(true)
})

test('copies that end early are continued, not left with a hole', async () => {
  await copies.write([{ put: 'entries', room: CRAFTS, entries: talk(100, 180) }])
  await messages.open(CRAFTS)
  expect(shown()).toEqual(talk(100, 300).map(({ seq }) => seq))
})

test('an answer that comes after the room was left is passed over', async () => {
  const opening = messages.open(CRAFTS)
  messages.close()
  await opening
  expect(messages.entries).toEqual([])
})
