import { expect, test } from 'vitest'
import { cardInLink, formatCard, isWhole, moveCaret, strangers } from './card'

const SECRET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

test.each([
  ['7kqm', '7KQM'],
  ['7kqm2', '7KQM-2'],
  ['7kqm 2xhp 9rtd', '7KQM-2XHP-9RTD'],
  ['７ＫＱＭ－２ｘｈｐ—9rtd', '7KQM-2XHP-9RTD'],
  ['7KQM2XHP9RTDAA', '7KQM-2XHP-9RTD'],
  ['7KQM-ZXHP', '7KQM-2XHP'],
  [' -- ', '']
])('%s is written as %s', (typed, written) => expect(formatCard(typed)).toBe(written))

test('a whole link, or the secret alone, stays whole', () => {
  expect(formatCard(`https://example.org/#card=${SECRET}`)).toBe(SECRET)
  expect(formatCard(SECRET)).toBe(SECRET)
  expect(cardInLink(`https://example.org/#card=${SECRET}`)).toBe(SECRET)
  expect(cardInLink('https://example.org/#talk')).toBeNull()
})

test('letters that stand on no card are named once; in a link all letters may stand', () => {
  expect(strangers('7K0M-OO0P')).toEqual(['0', 'O'])
  expect(strangers('7KQM-2XHP-9RTD')).toEqual([])
  expect(strangers(SECRET)).toEqual([])
})

test('whole or not', () => {
  expect(isWhole('7KQM-2XHP-9RT')).toBe(false)
  expect(isWhole('7KQM-2XHP-9RTD')).toBe(true)
  expect(isWhole(SECRET)).toBe(true)
})

test('the caret stays behind the letter just typed', () => {
  expect(moveCaret('7KQMX-2XHP', 5, '7KQM-X2XH-P')).toBe(6)
  expect(moveCaret('7', 1, '7')).toBe(1)
})
