import { beforeAll, expect, test } from 'vitest'
import { moreWords, setLanguage } from '../lang/lang.svelte'
import type { Audience } from '../wire/types'
import { added, inWords, onlyMe, type Told } from './audience'

const names = { crafts: 'Crafts', lin: 'Lin', sam: 'Sam' }
const to = (with_: Partial<Audience>): Audience => ({ ...onlyMe(), ...with_ })
const told = (with_: Partial<Audience>, hidden_until: string | null = null): Told => ({ audience: to(with_), hidden_until })
const NOW = Date.parse('2026-05-03T01:00:00Z')
const more = (before: Told | null, after: Told) => added('likes', before, after, names, NOW)

beforeAll(async () => {
  await setLanguage('en')
  await moreWords()
})

test('nobody let in is only me, said as such', () => {
  expect(inWords('likes', onlyMe(), names)).toBe('only me')
  expect(inWords('likes', to({ without: ['sam'] }), names)).toBe('only me')
})

test('everybody let in is named, and who is not', () => {
  const all = to({ circle: 'friends', groups: ['crafts'], centre: true, workers: true, people: ['lin'], without: ['sam'] })
  expect(inWords('likes', all, names)).toBe("friends and confidants, people in “Crafts”, my centre's members, my workers, Lin; but not Sam")
})

test('what not to ask about is told to who talks with me, even if to nobody else', () => {
  expect(inWords('dont_ask', onlyMe(), names)).toBe('people who talk with you alone')
  expect(inWords('dont_ask', to({ without: ['sam'] }), names)).toBe('people who talk with you alone; but not Sam')
})

test('a person without a known name is somebody, never nobody', () => {
  expect(inWords('likes', to({ people: ['kim'] }), names)).toBe('somebody')
})

test('in Chinese', async () => {
  await setLanguage('zh-CN')
  expect(inWords('likes', to({ circle: 'confidants', workers: true, without: ['lin'] }), names)).toBe('知心人、社工；Lin除外')
  await setLanguage('en')
})

test('wider: only what was added is named', () => {
  expect(more(null, told({ centre: true }))).toBe("my centre's members")
  expect(more(told({ circle: 'confidants' }), told({ circle: 'friends' }))).toBe('friends and confidants')
  expect(more(told({ centre: true }), told({ centre: true, people: ['lin'], groups: ['crafts'] }))).toBe('people in “Crafts”, Lin')
  expect(more(told({ circle: 'friends', without: ['sam', 'lin'] }), told({ circle: 'friends', without: ['lin'] }))).toBe('Sam')
})

test('narrower, the same, or still hidden asks nothing', () => {
  const wide = told({ circle: 'friends', centre: true, people: ['lin'] })
  expect(more(wide, told({ circle: 'confidants' }))).toBe('')
  expect(more(wide, wide)).toBe('')
  expect(more(wide, told({ ...wide.audience, without: ['sam'] }))).toBe('')
  expect(more(null, told({}))).toBe('')
  expect(more(wide, told({ workers: true }, '2026-05-04T01:00:00Z'))).toBe('')
  expect(more(told({ without: ['sam'] }), told({}))).toBe('')
})

test('shown again after it was hidden names everybody; a hiding that is over is none', () => {
  expect(more(told({ centre: true }, '2026-05-04T01:00:00Z'), told({ centre: true }))).toBe("my centre's members")
  expect(more(told({ centre: true }, '2026-05-02T01:00:00Z'), told({ centre: true }))).toBe('')
})

test('what not to ask about: the first words reach who talks with me', () => {
  expect(added('dont_ask', null, told({}), names, NOW)).toBe('people who talk with you alone')
  expect(added('dont_ask', told({}), told({ workers: true }), names, NOW)).toBe('my workers')
  expect(added('dont_ask', told({ without: ['sam'] }), told({}), names, NOW)).toBe('Sam')
})
