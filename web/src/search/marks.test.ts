import { expect, test } from 'vitest'
import { pieces } from './marks'

test('what was sought is marked, wherever and however often it stands', () => {
  expect(pieces('练字，练字', '练')).toEqual([
    { text: '练', hit: true }, { text: '字，', hit: false }, { text: '练', hit: true }, { text: '字', hit: false }
  ])
  expect(pieces('Tea and tea', 'TEA').filter(({ hit }) => hit)).toHaveLength(2)
})

test('a long text is cut around the place; its words are otherwise whole', () => {
  const text = `${'前'.repeat(200)}药${'后'.repeat(300)}`
  const shown = pieces(text, '药').map((piece) => piece.text).join('')
  expect(shown).toContain('药')
  expect(shown.length).toBeLessThan(170)
})

test('nothing sought, nothing marked', () => {
  expect(pieces('words', '')).toEqual([{ text: 'words', hit: false }])
})

test('each word between blanks is marked, and a sign is only a sign', () => {
  const hits = (text: string, q: string) => pieces(text, q).filter(({ hit }) => hit).map(({ text }) => text)
  expect(hits('明天一起去公园散步吧', '散步 明天')).toEqual(['明天', '散步'])
  expect(hits('C++ (and C#)', 'c++ (')).toEqual(['C++', '('])
  expect(pieces('明天，明', '明').map(({ text }) => text).join('')).toBe('明天，明')
})
