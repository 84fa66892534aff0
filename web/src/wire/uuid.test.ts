import { expect, test } from 'vitest'
import { uuid, uuidTime } from './uuid'

const halfPast = Date.parse('2026-05-03T09:31:07.123Z')

test('is a version 7 id of the usual shape', () => {
  expect(uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('tells the hour and nothing finer', () => {
  expect(new Date(uuidTime(uuid(halfPast))).toISOString()).toBe('2026-05-03T09:00:00.000Z')
})

test('another kind of id tells no time', () => {
  expect(uuidTime('1520ec38-2037-5bc5-920d-acb5860d68eb')).toBe(0)
})

test('two made in one moment differ', () => {
  expect(new Set(Array.from({ length: 500 }, () => uuid(halfPast))).size).toBe(500)
})
