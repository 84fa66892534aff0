import { expect, test, vi } from 'vitest'
import { CRAFTS, rosa } from './cast'
import { dispatch, isKnown, type Ears } from './dispatch'
import type { LiveEvent } from './types'

const ears = () => new Proxy({} as Record<string, ReturnType<typeof vi.fn>>, { get: (all, name: string) => (all[name] ??= vi.fn()) })

test('an event reaches its own listener and no other', () => {
  const all = ears()
  const event: LiveEvent = { on: 'member.joined', stream: `room:${CRAFTS}`, seq: 4, person: rosa }
  dispatch(event, all as unknown as Ears)
  expect(all.joined).toHaveBeenCalledExactlyOnceWith(event)
  expect(Object.keys(all)).toEqual(['joined'])
})

test('an event of a newer server is known to be unknown, also when named like an object’s own things', () => {
  expect(isKnown({ on: 'nothing.known' })).toBe(false)
  expect(isKnown({ on: 'toString' })).toBe(false)
  expect(isKnown({ on: 'withheld' })).toBe(true)
})

test('an event without a case does not compile', () => {
  // @ts-expect-error: no such event in the union
  const made: LiveEvent = { on: 'nothing.known', stream: 'room:1', seq: 1 }
  expect(() => dispatch(made, ears() as unknown as Ears)).toThrow('unhandled')
})
