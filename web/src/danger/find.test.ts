import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { finds, plain, type Phrase } from './find'

const of = (path: string) => `../${path}`
// What the server is tested with, and the list it begins with, out of its own file.
const told = JSON.parse(readFileSync(of('tests/danger/told.json'), 'utf8')) as { found: string[]; not_found: string[] }
const source = readFileSync(of('rules/danger_words.py'), 'utf8')
const phrases: Phrase[] = [...source.matchAll(/Phrase\(\s*"([^"]+)"(?:,\s*\(([^)]*)\),?\s*)?\)/g)].map(([, words, but]) => ({
  words: words!,
  but: [...(but ?? '').matchAll(/"([^"]+)"/g)].map(([, one]) => one!)
}))

test('the list was read', () => expect(phrases.length).toBeGreaterThan(50))

test.each(told.found)('it finds: %s', (words) => expect(finds(phrases, words)).toBe(true))
test.each(told.not_found)('it finds nothing in: %s', (words) => expect(finds(phrases, words)).toBe(false))

test('what is something else hides nothing beside it', () => {
  expect(finds(phrases, '跳楼价太好了，可是我不想活了')).toBe(true)
})

test('what is something else hides nothing that goes on behind it', () => {
  const jump = { words: '跳楼', but: ['跳楼机'] }
  expect(finds([jump], '坐跳楼机')).toBe(false)
  expect(finds([jump, { words: '机毁人亡', but: [] }], '跳楼机毁人亡')).toBe(true)
})

test('a centre’s own words are words too', () => {
  const mine = [...phrases, { words: 'killed', but: [] }]
  expect(finds(mine, 'I killed it')).toBe(true)
  expect(finds(mine, 'skilled')).toBe(false)
})

test('one width, one case, nothing unseen', () => expect(plain('Ｉ  Ｗ\u200bant')).toBe('i want'))
