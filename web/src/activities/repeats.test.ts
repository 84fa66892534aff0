import { expect, test } from 'vitest'
import { lastOf, once, repeatOf, ruleOf, type Repeat } from './repeats'

const TUESDAY = '2026-11-24'
const repeat = (more: Partial<Repeat>): Repeat => ({ ...once, repeats: true, ...more })

test.each<[Partial<Repeat>, string, string, number]>([
  [{}, 'FREQ=WEEKLY;BYDAY=TU;COUNT=12', '2027-02-09', 12],
  [{ every: 'two_weeks', count: '3' }, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=3', '2026-12-22', 3],
  [{ every: 'two_weeks', weekdays: ['MO', 'TU'], count: '3' }, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU;COUNT=3', '2026-12-08', 3],
  [{ weekdays: ['FR', 'TU'], count: '４' }, 'FREQ=WEEKLY;BYDAY=TU,FR;COUNT=4', '2026-12-04', 4],
  [{ ends: 'until', until: '2026-12-10' }, 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261210', '2026-12-08', 3],
  [{ every: 'month', count: '3' }, 'FREQ=MONTHLY;BYDAY=4TU;COUNT=3', '2027-01-26', 3]
])('%o is %s', (more, rule, day, times) => {
  expect(ruleOf(repeat(more), TUESDAY)).toBe(rule)
  expect(lastOf(repeat(more), TUESDAY)).toEqual({ day, times })
})

test('the fifth of a month is its last', () => {
  expect(ruleOf(repeat({ every: 'month', count: '2' }), '2026-12-29')).toBe('FREQ=MONTHLY;BYDAY=-1TU;COUNT=2')
  expect(lastOf(repeat({ every: 'month', count: '2' }), '2026-12-29')).toEqual({ day: '2027-01-26', times: 2 })
})

test('once is no rule, and what can’t end isn’t told', () => {
  expect(ruleOf(once, TUESDAY)).toBe(null)
  expect(lastOf(repeat({ count: 'many' }), TUESDAY)).toBe(null)
  expect(lastOf(repeat({ ends: 'until', until: '2026-11-01' }), TUESDAY)).toBe(null)
})

test('an earlier rule is chosen again, for another day', () => {
  expect(repeatOf(null)).toEqual(once)
  expect(repeatOf('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=6')).toEqual(repeat({ every: 'two_weeks', count: '6' }))
  expect(repeatOf('FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270101T235959')).toEqual(repeat({ weekdays: ['MO', 'WE'] }))
})
