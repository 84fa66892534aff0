import { expect, test } from 'vitest'
import type { Centre, Me } from '../wire/types'
import { changesOf, draftOf, hidesCityLine, newLine, problemsOf, refusedFields, withCentre, type Draft } from './centre'

const desk = { label: 'Desk', number: '021-5555 0101' }
const centre: Centre = { id: 'c', name: 'Garden', district: '', time_zone: 'Asia/Shanghai', language: 'zh-CN', help_numbers: [desk], approves_gatherings: false }
const { id: _, ...facts } = centre
const draft = (...numbers: { label: string; number: string }[]): Draft => ({ ...draftOf(centre), lines: numbers.map((one) => ({ ...newLine(), ...one })) })

test('an untouched draft changes nothing', () => {
  expect(changesOf(draftOf(centre))).toEqual(facts)
  expect(problemsOf(draftOf(centre))).toEqual({})
})

test.each([
  ['０２１－５５５５', '021-5555'],
  ['（021）5555', '021 5555'],
  ['+86 21—5555', '+86 21-5555']
])('%s is taken as %s', (written, number) => {
  const one = draft({ label: 'Desk', number: written })
  expect(problemsOf(one)).toEqual({})
  expect(changesOf(one).help_numbers).toEqual([{ label: 'Desk', number }])
})

test('empty lines are left out, half-written ones are pointed at', () => {
  const one = draft({ label: '', number: ' ' }, { label: '', number: '120' }, { label: 'Desk', number: 'later' }, { label: 'Police', number: '1-2-0' })
  const keys = one.lines.map(({ key }) => key)
  expect(changesOf(one).help_numbers).toHaveLength(3)
  expect(problemsOf(one)).toEqual({
    [`label ${keys[1]}`]: 'people.help_label_empty',
    [`number ${keys[2]}`]: 'people.help_number_rule',
    [`number ${keys[3]}`]: 'people.help_number_twice'
  })
})

test('what the server refuses is said at its field', () => {
  const one = draft({ label: '', number: '' }, desk)
  const refusal = { status: 422, code: 'invalid', detail: '', fields: { 'help_numbers.0.number': 'no' } }
  expect(refusedFields(refusal, one)).toEqual({ [`number ${one.lines[1]!.key}`]: 'people.help_number_rule' })
  expect(refusedFields({ status: 409, code: 'already_different', detail: '' }, one)).toEqual({ name: 'people.centre_name_taken' })
  expect(refusedFields({ status: 503, code: 'unavailable', detail: '' }, one)).toEqual({})
})

test('a centre in Shanghai is told when its city’s line would not be shown', () => {
  expect(hidesCityLine(draft(desk))).toBe(true)
  expect(hidesCityLine(draft(desk, { label: 'City', number: '962-525' }))).toBe(false)
  expect(hidesCityLine(draft())).toBe(false)
  expect(hidesCityLine({ ...draft(desk), time_zone: 'Asia/Tokyo' })).toBe(false)
})

test('my home and my roles know the new name', () => {
  const me = { home: { ...centre, name: 'Old' }, appointments: [{ role: 'coordinator', centre: { id: 'c', name: 'Old' } }] } as unknown as Me
  expect(withCentre(me, centre)).toMatchObject({ home: centre, appointments: [{ centre: { name: 'Garden' } }] })
  expect(withCentre(me, { ...centre, id: 'other' }).home.name).toBe('Old')
})
