import { expect, test } from 'vitest'
import { digits, helpNumbers } from './numbers'

const dialled = (numbers: { number: string }[]) => numbers.map(({ number }) => number)
const desk = { label: 'Desk', number: '021-5555 0101' }

test('the built-in lines, also when no centre is known', () => {
  expect(dialled(helpNumbers([]).lines)).toEqual(['962525', '12356', '120', '110'])
})

test('what the centre names of them is not said twice', () => {
  const { own, lines } = helpNumbers([desk, { label: 'City line', number: '962-525' }])
  expect(dialled(own)).toEqual([desk.number])
  expect(dialled(lines)).toEqual(['962525', '12356', '120', '110'])
})

test('a number written twice is shown once', () => {
  expect(helpNumbers([desk, { label: 'Office', number: '02155550101' }]).own).toEqual([desk])
})

test('a centre elsewhere shows its own numbers and the national ones', () => {
  expect(dialled(helpNumbers([desk]).lines)).toEqual(['12356', '120', '110'])
})

test.each([
  ['021-5555 0101', '02155550101'],
  ['+86 21 5555', '+86215555'],
  ['１２０', '120']
])('%s is dialled as %s', (number, plain) => expect(digits(number)).toBe(plain))
