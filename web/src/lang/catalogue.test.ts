import { describe, expect, test } from 'vitest'
import enFirst from './en'
import enDesk from './en-desk'
import enHouse from './en-house'
import enLater from './en-later'
import jaFirst from './ja'
import jaDesk from './ja-desk'
import jaHouse from './ja-house'
import jaLater from './ja-later'
import zhFirst from './zh-CN'
import zhDesk from './zh-CN-desk'
import zhHouse from './zh-CN-house'
import zhLater from './zh-CN-later'
import { fill, gather, pick } from './words'

const zh = { ...zhFirst, ...zhLater, ...zhHouse, ...zhDesk }
const en = { ...enFirst, ...enLater, ...enHouse, ...enDesk }
const ja = { ...jaFirst, ...jaLater, ...jaHouse, ...jaDesk }
const catalogues = { 'zh-CN': zh, en, ja }
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

// Words that label people, blame them or order them about. Whole words in English.
const forbidden = {
  'zh-CN': /病人|患者|失败|异常|必须|不合规|依从|精神病|服从|违规/,
  en: /\b(patients?|cases?|compliance|abnormal|fail(ed|ure|s)?|you must|invalid|error|illegal)\b/i,
  ja: /患者|失敗|異常|必須|しなければな|違反|病人|不正/
} as const

// Literal t('...') calls of every source file.
const sources = import.meta.glob<string>('../**/*.{svelte,ts}', { eager: true, query: '?raw', import: 'default' })
const used = Object.entries(sources)
  .filter(([path]) => !path.includes('.test.'))
  .flatMap(([path, text]) => [...text.matchAll(/\bt\(\s*'([\w.]+)'/g)].map(([, key]) => ({ key: key!, path })))

describe.each(Object.entries(catalogues))('%s', (code, words) => {
  test('has the keys of every other language', () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(zh).sort())
  })

  test('has no empty text', () => {
    expect(Object.entries(words).filter(([, text]) => !text.trim())).toEqual([])
  })

  test('has the same places to fill', () => {
    for (const [key, text] of Object.entries(words)) expect(places(text), key).toEqual(places(zh[key]!))
  })

  test('labels, blames and orders nobody', () => {
    const pattern = forbidden[code as keyof typeof forbidden]
    expect(Object.entries(words).filter(([, text]) => pattern.test(text))).toEqual([])
  })

  test('knows every key the screens use', () => {
    expect(used.filter(({ key }) => !(key in words))).toEqual([])
  })
})

test('no word of the desk stands in the way of another', () => {
  for (const [desk, others] of [[zhDesk, { ...zhFirst, ...zhLater, ...zhHouse }], [enDesk, { ...enFirst, ...enLater, ...enHouse }], [jaDesk, { ...jaFirst, ...jaLater, ...jaHouse }]])
    expect(Object.keys(desk!).filter((key) => key in others!)).toEqual([])
})

test('the word list catches what it is for', () => {
  expect(forbidden.en.test('The patient failed')).toBe(true)
  expect(forbidden['zh-CN'].test('你必须登录')).toBe(true)
  expect(forbidden.ja.test('入力必須です')).toBe(true)
  expect(forbidden.en.test('Just in casement')).toBe(false)
})

test('features are joined under their own names', () => {
  expect(gather({ '../rooms/words.en.ts': { title: 'Talk' } })).toEqual({ 'rooms.title': 'Talk' })
})

test('places are filled, unknown ones stay', () => {
  expect(fill('{name} {other}', { name: 'Lin' })).toBe('Lin {other}')
})

test('the language: remembered, else wished, else Chinese', () => {
  expect(pick('ja', ['en'])).toBe('ja')
  expect(pick(null, ['fr', 'en-GB'])).toBe('en')
  expect(pick(null, ['zh-TW'])).toBe('zh-CN')
  expect(pick(null, ['fr'])).toBe('zh-CN')
})
