import { expect, test } from 'vitest'
import { momentAt } from './zone'

test.each([
  ['2026-09-01', '00:00', 'Asia/Shanghai', '2026-08-31T16:00:00.000Z'],
  ['2026-09-01', '23:59', 'Asia/Shanghai', '2026-09-01T15:59:00.000Z'],
  ['2026-09-01', '00:00', 'Asia/Tokyo', '2026-08-31T15:00:00.000Z'],
  ['2026-09-01', '09:00', 'UTC', '2026-09-01T09:00:00.000Z'],
  ['2026-11-01', '00:30', 'America/New_York', '2026-11-01T04:30:00.000Z'],
  ['2026-11-01', '23:59', 'America/New_York', '2026-11-02T04:59:00.000Z'],
  ['2026-03-29', '04:00', 'Europe/Berlin', '2026-03-29T02:00:00.000Z']
])('%s %s in %s is %s', (day, time, zone, at) => {
  expect(momentAt(day, time, zone)).toBe(at)
})
