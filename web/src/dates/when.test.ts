import { beforeAll, expect, test } from 'vitest'
import { lang, moreWords, setLanguage } from '../lang/lang.svelte'
import { date, goes } from '../wire/cast'
import { forWhom, howOften, inLine, length, standing } from './how'
import { dayKey, dayWords, sections, times } from './when'

const SHANGHAI = 'Asia/Shanghai'
// A Wednesday, 23:30 in Shanghai: in London it is still afternoon.
const now = Date.parse('2030-03-13T15:30:00Z')
const on = (starts_at: string, zone = SHANGHAI) => ({ ...date(), starts_at, ends_at: new Date(Date.parse(starts_at) + 5_400_000).toISOString(), zone })

beforeAll(async () => {
  await moreWords()
  await setLanguage('en')
})

test('a day is the centre’s day', () => {
  expect(dayKey('2030-03-13T15:30:00Z', SHANGHAI)).toBe('2030-03-13')
  expect(dayKey('2030-03-13T16:30:00Z', SHANGHAI)).toBe('2030-03-14')
  expect(dayKey('2030-03-13T16:30:00Z', 'Europe/London')).toBe('2030-03-13')
  expect(dayWords('2030-03-13T16:30:00Z', SHANGHAI, now)).toMatch(/^Tomorrow, .*14/)
  expect(dayWords('2030-03-15T16:30:00Z', SHANGHAI, now)).not.toMatch(/Tomorrow|Today/)
})

test('times are by the centre’s clock, across daylight saving', () => {
  expect(times(on('2030-03-13T06:00:00Z'))).toBe('14:00–15:30')
  expect(times(on('2030-03-31T00:30:00Z', 'Europe/London'))).toBe('00:30–03:00')
})

test('today, the rest of the week until Sunday, then later', () => {
  const days = ['2030-03-13T15:00:00Z', '2030-03-13T16:30:00Z', '2030-03-17T01:00:00Z', '2030-03-17T02:00:00Z', '2030-03-17T17:00:00Z']
  const found = sections(days.map((at) => on(at)), now)
  expect(found.map(({ name, days }) => [name, days.map(({ key, dates }) => [key, dates.length])])).toEqual([
    ['today', [['2030-03-13', 1]]],
    ['week', [['2030-03-14', 1], ['2030-03-17', 2]]],
    ['later', [['2030-03-18', 1]]]
  ])
  const sunday = Date.parse('2030-03-17T02:00:00Z')
  expect(sections([on('2030-03-17T17:00:00Z')], sunday)[0]!.name).toBe('later')
})

test('what began yesterday and goes on stands under today', () => {
  expect(sections([on('2030-03-12T15:50:00Z')], now)[0]!).toMatchObject({ name: 'today', days: [{ key: '2030-03-13' }] })
})

test('a place in line is a word, and far back only that some are before', () => {
  expect([inLine(1), inLine(2)]).toEqual(['You are next in line.', 'You are second in line.'])
  expect(inLine(17)).not.toMatch(/\d/)
})

test('how I stand, in words', () => {
  const one = date()
  expect(standing(one)).toBe('')
  expect(standing({ ...one, mine: goes({ state: 'out' }) })).toBe('')
  expect(standing({ ...one, mine: goes() })).toBe('You are going')
  expect(standing({ ...one, mine: goes(), called_off: { why: '', at: '' } })).toBe('This one is called off')
  expect(standing({ ...date(-2), mine: goes() })).toBe('This one is over')
})

test('length, rule and audience in words', () => {
  expect(length(on('2030-03-13T06:00:00Z'))).toBe('1 h 30 min')
  expect(howOften('FREQ=WEEKLY;BYDAY=TU;COUNT=4')).toBe('Every week')
  expect(howOften('FREQ=WEEKLY;INTERVAL=2;UNTIL=20300401')).toBe('Every other week')
  expect(howOften('FREQ=MONTHLY;COUNT=3')).toBe('Several times')
  expect(forWhom({ ...date(), audience: 'group', group: null })).toBe('People of a group')
  expect(lang.code).toBe('en')
})
