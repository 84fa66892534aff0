import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { api } from '../wire/api'
import { pace as paceIs, rosa, sam } from '../wire/cast'
import * as copies from '../wire/copies'
import { emptyStores } from '../wire/stores'
import type { KeptAway, Pace } from '../wire/types'
import { kept, signOf } from './kept-away.svelte'
import { pace } from './pace.svelte'

const nothing: KeptAway = { muted: [], topics: [], blocked: [] }
const told = (data: unknown) => vi.spyOn(api, 'GET').mockResolvedValue({ data, response: new Response() } as never)
const rest = (until: string | null): Pace => paceIs({ rest: { until, shown_to: 'nobody', trusted: null } })

beforeEach(async () => {
  vi.useRealTimers()
  emptyStores()
  await copies.wipe({ outbox: true })
})

test('a rest ends by itself when its time is over', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-05-03T01:00:00Z') })
  told(rest('2026-05-03T02:00:00Z'))
  await pace.fetch()
  expect(pace.rest).not.toBe(null)
  vi.advanceTimersByTime(3_600_000)
  expect([pace.now?.rest, pace.rest]).toEqual([null, null])
})

test('a rest without an end, or far away, stays', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-05-03T01:00:00Z') })
  for (const until of [null, '2027-05-03T02:00:00Z']) {
    told(rest(until))
    await pace.fetch()
    vi.advanceTimersByTime(3_600_000)
    expect(pace.rest?.until).toBe(until)
  }
})

test('what was asked before I began to rest says nothing of my rest', async () => {
  let answer: (told: unknown) => void = () => {}
  vi.spyOn(api, 'GET').mockReturnValue(new Promise((done) => (answer = done)) as never)
  vi.spyOn(api, 'PUT').mockResolvedValue({ data: rest(null), response: new Response() } as never)
  const asked = pace.fetch()
  await pace.begin({ shown_to: 'nobody' })
  answer({ data: paceIs({ rest: null }), response: new Response() })
  await asked
  expect(pace.rest).not.toBe(null)
  told(paceIs({ rest: null }))
  await pace.fetch()
  expect(pace.rest).toBe(null)
})

test('messages are to be read again once a person is muted, and not once more', async () => {
  told(nothing)
  expect(await kept.fetch()).toBe(false)
  told({ ...nothing, muted: [{ person: sam, until: null }] })
  expect(await kept.fetch()).toBe(true)
  await kept.settled()
  expect(await kept.fetch()).toBe(false)
  emptyStores()
  expect(await kept.fetch()).toBe(false)
  told(nothing)
  expect(await kept.fetch()).toBe(true)
})

test('another end of a mute changes no message; another wish about a topic does', () => {
  const muted = (until: string | null) => signOf({ ...nothing, muted: [{ person: sam, until }] })
  expect(muted('2026-05-03T01:00:00Z')).toBe(muted(null))
  const wish = (comfort: 'fold' | 'hide') => signOf({ ...nothing, topics: [{ topic: 'money', comfort, until: null }] })
  expect(wish('fold')).not.toBe(wish('hide'))
  expect(signOf({ ...nothing, muted: [{ person: sam, until: null }] })).not.toBe(signOf({ ...nothing, muted: [{ person: rosa, until: null }] }))
})

test('what is kept on the phone names nobody', async () => {
  told({ ...nothing, blocked: [{ person: sam, at: '2026-05-03T01:00:00Z' }] })
  await kept.fetch()
  await kept.settled()
  expect(await copies.about('boundaries')).toMatch(/^\d+$/)
})
