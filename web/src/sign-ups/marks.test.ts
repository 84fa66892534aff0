import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { wipeDrafts } from '../messages/drafts'
import { OFFLINE, Refusal } from '../wire/api'
import * as copies from '../wire/copies'
import { checkIn } from './check-in.svelte'
import { keepDay, keptDay, keptMarks } from './kept'
import { Marks, marks, type Mark } from './marks.svelte'
import type { Day, Listed } from './post'
import { readOn } from './sums'

const ROSA = 'rosa'
const NOW = Date.now()
const at = (minute: number) => new Date(NOW - (60 - minute) * 60_000).toISOString()
const mark = (person: string, more: Partial<Mark> = {}): Mark => ({ date: 'd1', person, came: 'came', at: at(1), ...more })
const listed = ({ person, came }: Mark) => ({ person: { id: person, name: person, mark: null }, came, state: 'in' }) as Listed
const refuse = (code: string, status: number) => Promise.reject(new Refusal({ code, status, detail: '' }))
const today: Day = { day: '2026-11-23', zone: 'Asia/Shanghai', dates: [{ id: 'd1', title: 'Singing', starts_at: at(0), ends_at: at(50), people: [], waiting: [] }], people: [{ id: 'sam', name: 'Sam', mark: null }] }

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => {
  marks.clear()
  checkIn.clear()
  localStorage.clear()
  vi.useRealTimers()
})

test('without a network marks wait, are kept, and go by themselves later', async () => {
  let online = false
  const said: string[] = []
  const say = vi.fn((date: string, items: Mark[]) => (online ? (said.push(date), Promise.resolve(items.map(listed))) : refuse(OFFLINE, 0)))
  const queue = new Marks(say)
  queue.load(ROSA)
  queue.add(mark('sam'))
  queue.add(mark('kim', { date: 'd2' }))
  await queue.send()
  expect(queue.waiting).toHaveLength(2)
  expect(keptMarks(ROSA)).toEqual(queue.waiting)
  online = true
  await vi.advanceTimersByTimeAsync(15_000)
  expect(said).toEqual(['d1', 'd2'])
  expect([queue.waiting, keptMarks(ROSA)]).toEqual([[], []])
})

test('of two taps for one person the later one is said', async () => {
  const say = vi.fn((_: string, items: Mark[]) => refuse(OFFLINE, items.length && 0))
  const queue = new Marks(say)
  queue.load(ROSA)
  queue.add(mark('sam'))
  queue.add(mark('sam', { came: null, at: at(2) }))
  await queue.send()
  expect(queue.waiting).toEqual([mark('sam', { came: null, at: at(2) })])
})

test('a tap while the one before is under way is said after it', async () => {
  let answer = (_: Listed[]) => {}
  const said: Mark[][] = []
  const say = (_: string, items: Mark[]) => (said.push(items), said.length === 1 ? new Promise<Listed[]>((done) => (answer = done)) : Promise.resolve([]))
  const queue = new Marks(say)
  queue.load(ROSA)
  queue.add(mark('sam'))
  queue.add(mark('sam', { came: 'couldnt', at: at(2) }))
  answer([])
  await vi.waitFor(() => expect(queue.waiting).toEqual([]))
  expect(said.map(([one]) => one!.came)).toEqual(['came', 'couldnt'])
})

test('one that is refused holds up nobody else', async () => {
  const refused: string[] = []
  const heard: string[] = []
  const say = (_: string, items: Mark[]) => (items.some(({ person }) => person === 'gone') ? refuse('not_found', 404) : Promise.resolve(items.map(listed)))
  const queue = new Marks(say)
  queue.onrefused = ({ person }) => refused.push(person)
  queue.onsent = (_, people) => heard.push(...people.map(({ person }) => person.id))
  queue.load(ROSA)
  queue.waiting = [mark('sam'), mark('gone'), mark('kim')]
  await queue.send()
  expect([heard, refused, queue.waiting]).toEqual([['sam', 'kim'], ['gone'], []])
})

test('an answer after the tablet has changed hands takes nothing from who comes next', async () => {
  let answer = (_: Listed[]) => {}
  const queue = new Marks(() => new Promise((done) => (answer = done)))
  const one = mark('sam')
  queue.load(ROSA)
  queue.add(one)
  queue.clear()
  queue.load('kim')
  queue.add(one)
  answer([])
  await vi.advanceTimersByTimeAsync(1)
  expect(queue.waiting).toEqual([one])
  expect(keptMarks(ROSA)).toEqual([one])
})

test('marks wait over an ended session for the same person, and go when they sign out or another comes', () => {
  const queue = new Marks(() => refuse(OFFLINE, 0))
  queue.load(ROSA)
  queue.add(mark('sam'))
  queue.clear()
  wipeDrafts(ROSA)
  expect(keptMarks(ROSA)).toHaveLength(1)
  expect(keptMarks('kim')).toEqual([])
  wipeDrafts('kim')
  expect(keptMarks(ROSA)).toEqual([])
})

test('the names of a day are kept for that person, centre and day alone', async () => {
  const mine = { whose: ROSA, centre: 'c', day: today }
  await keepDay(mine)
  expect(await keptDay(ROSA, 'c', today.day)).toEqual(today)
  for (const [whose, centre, day] of [['kim', 'c', today.day], [ROSA, 'other', today.day], [ROSA, 'c', '2026-11-24']] as const) {
    expect(await keptDay(whose, centre, day)).toBe(null)
    expect(await keptDay(ROSA, 'c', today.day)).toBe(null)
    await keepDay(mine)
  }
})

test('signing out, an ended session and a day that is over take the names away', async () => {
  const forgotten = [() => copies.wipe({ outbox: true }), () => copies.wipe({ outbox: false }), () => copies.prune(Date.parse('2026-11-24T09:00:00'))]
  for (const forget of forgotten) {
    await keepDay({ whose: ROSA, centre: 'c', day: today })
    await copies.prune(Date.parse('2026-11-23T20:00:00'))
    expect(await keptDay(ROSA, 'c', today.day)).toEqual(today)
    await forget()
    expect(await keptDay(ROSA, 'c', today.day)).toBe(null)
  }
})

test('a tap is shown at once, and then what the server says', () => {
  Object.assign(checkIn, { day: today, whose: ROSA, centre: 'c' })
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError())
  marks.load(ROSA)
  checkIn.mark('d1', 'sam', 'came')
  expect([checkIn.came('d1', 'sam'), checkIn.people('d1').map(({ id }) => id), checkIn.expects('d1', 'sam')]).toEqual(['came', ['sam'], false])
  marks.clear()
  // Another tablet's later tap was the one that counts.
  checkIn.hear('d1', [listed(mark('sam', { came: 'couldnt' }))])
  expect([checkIn.came('d1', 'sam'), checkIn.expects('d1', 'sam')]).toEqual(['couldnt', true])
})

test('who waits is shown, is let in also without a network, and is back in line when that is taken back', () => {
  const [sam, kim] = ['sam', 'kim'].map((id) => ({ id, name: id, mark: null }))
  Object.assign(checkIn, { day: { ...today, dates: [{ ...today.dates[0]!, waiting: [kim, sam] }], people: [kim, sam] }, whose: ROSA, centre: 'c' })
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError())
  const names = (people: { id: string }[]) => people.map(({ id }) => id)
  const seen = () => [names(checkIn.people('d1')), names(checkIn.waits('d1'))]
  marks.load(ROSA)
  expect(seen()).toEqual([[], ['kim', 'sam']])
  checkIn.mark('d1', 'sam', 'came')
  expect(seen()).toEqual([['sam'], ['kim']])
  marks.clear()
  checkIn.hear('d1', [listed(mark('sam'))])
  expect([seen(), checkIn.came('d1', 'sam')]).toEqual([[['sam'], ['kim']], 'came'])
  checkIn.hear('d1', [{ ...listed(mark('sam', { came: null })), state: 'waiting' }])
  expect([seen(), checkIn.expects('d1', 'sam')]).toEqual([[[], ['kim', 'sam']], false])
  checkIn.without('d1', 'sam')
  expect(seen()).toEqual([[], ['kim']])
})

test('sums are read on part by part, and each date stands there once', async () => {
  const sum = (id: string) => ({ id, title: id, starts_at: at(0), came: 1 })
  const list = await readOn({ items: [sum('a'), sum('b')], next: 'x' }, (cursor) => Promise.resolve({ items: [sum('b'), sum(cursor)], next: null }))
  expect([list.items.map(({ id }) => id), list.next]).toEqual([['a', 'b', 'x'], null])
})
