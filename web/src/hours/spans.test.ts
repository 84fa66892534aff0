import { expect, test } from 'vitest'
import { isDay, withSpan } from './spans'

const monday = [
  { begins: '09:00', ends: '12:00' },
  { begins: '13:00', ends: '17:00' }
]

test('two changes to one day keep each other', () => {
  const later = withSpan(monday, 0, { begins: '10:00' })
  expect(withSpan(later, 0, { ends: '11:30' })[0]).toEqual({ begins: '10:00', ends: '11:30' })
  expect(monday[0]!.begins).toBe('09:00')
})

test('a span that is no longer there changes nothing', () => {
  expect(withSpan(monday.slice(0, 1), 1, { ends: '18:00' })).toEqual(monday.slice(0, 1))
})

test.each([
  [{ begins: '12:30' }, false],
  [{ begins: '' }, false],
  [{ begins: '08:00' }, true]
])('a day with %o', (change, good) => {
  expect(isDay(withSpan(monday, 0, change))).toBe(good)
})

test('spans that overlap are no day, nor is one that ends before it begins', () => {
  expect(isDay(withSpan(monday, 1, { begins: '11:00' }))).toBe(false)
  expect(isDay([{ begins: '22:00', ends: '06:00' }])).toBe(false)
})
