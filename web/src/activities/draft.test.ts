import { expect, test } from 'vitest'
import type { ActivityDate } from '../wire/types'
import { bodyOf, changesOf, contentOf, draftOfDate, like, newDraft, problemsOf, refusedFields, type Activity } from './draft'
import { wallOf } from './days'

const TODAY = '2026-11-23'
const written = { ...newDraft('c'), title: ' Singing ', day: '2026-11-24' }
const activity = {
  content: { ...contentOf({ ...written, places: '8', helpers: '2', pace: 'slow' }), title: 'Singing' },
  starts: '2026-09-01T15:30',
  repeats: 'FREQ=WEEKLY;BYDAY=TU;COUNT=10',
  turn: 'first_timers',
  audience: 'centre',
  group: null
} as unknown as Activity

test('title and day are enough', () => {
  expect(problemsOf(written, TODAY)).toEqual({})
  expect(bodyOf(written)).toMatchObject({ title: 'Singing', starts: '2026-11-24T14:00', repeats: null, minutes: 60, places: null, helpers: 0, centre: 'c' })
})

test('one switch repeats it weekly', () => {
  expect(bodyOf({ ...written, repeats: true }).repeats).toBe('FREQ=WEEKLY;BYDAY=TU;COUNT=12')
})

test('what is missing is said at its field', () => {
  expect(Object.keys(problemsOf(newDraft('c'), TODAY))).toEqual(['title', 'day'])
  expect(problemsOf({ ...written, day: '2026-11-22' }, TODAY)).toEqual({ day: 'activities.day_over' })
  const odd = { ...written, places: '-1', helpers: 'two', place_kind: 'online' as const, link: 'somewhere', repeats: true, count: '0' }
  expect(Object.keys(problemsOf(odd, TODAY)).sort()).toEqual(['helpers', 'link', 'places', 'repeats'])
  expect(problemsOf({ ...written, audience: 'group' }, TODAY)).toEqual({ audience: 'activities.group_first' })
})

test('numbers as people type them', () => {
  expect(contentOf({ ...written, places: '８', helpers: ' 2 ' })).toMatchObject({ places: 8, helpers: 2 })
})

test('a refusal is shown where it can be mended', () => {
  expect(refusedFields({ status: 422, code: 'centre_closed', detail: 'closed' })).toEqual({ day: 'closed' })
  expect(refusedFields({ status: 422, code: 'invalid', detail: '', fields: { starts: '', 'invited.0': '' } })).toEqual({
    time: 'activities.look_here',
    audience: 'activities.look_here'
  })
  expect(refusedFields({ status: 503, code: 'unavailable', detail: '' })).toEqual({})
})

test('one like an earlier one asks only for its day', () => {
  const draft = like(newDraft('c'), activity)
  expect(draft).toMatchObject({ title: 'Singing', time: '15:30', places: '8', pace: 'slow', repeats: true, count: '10', turn: 'first_timers', day: '' })
  expect(Object.keys(problemsOf(draft, TODAY))).toEqual(['day'])
})

test('a change holds only what is otherwise', () => {
  const date = { ...activity.content, starts_at: '2026-11-24T06:00:00Z', ends_at: '2026-11-24T07:30:00Z', zone: 'Asia/Shanghai' } as unknown as ActivityDate
  const before = draftOfDate(date, activity, wallOf(date.starts_at, date.zone))
  expect(before).toMatchObject({ day: '2026-11-24', time: '14:00', minutes: 90, places: '8' })
  expect(changesOf(before, before)).toEqual({})
  expect(changesOf(before, { ...before, time: '15:00', places: '', bring: 'tea ' })).toEqual({ starts: '2026-11-24T15:00', places: null, bring: 'tea' })
})
