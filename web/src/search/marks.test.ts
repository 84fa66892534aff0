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
