import { expect, test } from 'vitest'
import { bytes, text } from './key'

test('bytes survive being written as text, of any length', () => {
  for (let length = 0; length < 9; length++) {
    const all = Uint8Array.from({ length }, (_, at) => 250 + at)
    expect([...bytes(text(all.buffer))]).toEqual([...all])
  }
  expect(text(Uint8Array.of(251, 255, 191).buffer)).toBe('-_-_')
})
