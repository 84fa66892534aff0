import { beforeAll, expect, test } from 'vitest'
import { moreWords, setLanguage } from '../lang/lang.svelte'
import type { MyDecision } from '../wire/types'
import { beside, wayTo } from './saying'
import { isOfDecisions, newsOf, type Told } from './told'

type Changed = Extract<Told, { on: 'appeal.changed' }>
const kim = { id: 'k', name: 'Kim', mark: null }
const changed: Changed = { on: 'appeal.changed', stream: 'me:w', seq: 1, id: 'a', decision: 'd', news: 'stands_by', person: kim, outcome: null }

beforeAll(async () => {
  await setLanguage('en')
  await moreWords()
})

test('how an appeal moves says of whom, and leads to the decision', () => {
  const says = (more: Partial<Changed>) => newsOf({ ...changed, ...more }).says
  expect(isOfDecisions(changed)).toBe(true)
  expect(newsOf(changed)).toMatchObject({ says: 'Kim stands by you', href: '/me/decisions/d' })
  expect(says({ news: 'stepped_back' })).toBe('Kim stepped back. You can ask somebody else')
  expect(says({ news: 'looked_at' })).toBe('Kim is looking again, as you asked')
  expect(says({ news: 'waits', person: null })).toBe('What you asked to be looked at again waits for a worker')
})

test('how it ended leads who stands by somebody to their page', () => {
  const ended = newsOf({ ...changed, news: 'ended', decision: null, outcome: 'undone' })
  expect(ended).toEqual({ says: 'What you stand by Kim in has an answer', more: 'It was taken back', href: '/me/advocacy/a' })
})

test('without a name, and for news of a newer server, the row is neutral', () => {
  const neutral = 'Something moved in what you asked to be looked at again'
  expect(newsOf({ ...changed, person: null }).says).toBe(neutral)
  expect(newsOf({ ...changed, news: 'flown' as never }).says).toBe(neutral)
})

test('stepping back is said, a no is not', () => {
  const appeal = { stands_by: false, stepped_back: false } as NonNullable<MyDecision['appeal']>
  const asked = beside(appeal, 'Kim')
  expect(asked).toContain('hasn’t answered yet')
  expect(beside({ ...appeal, stepped_back: true }, 'Kim')).toContain('stepped back')
  expect(beside({ ...appeal, stands_by: true }, 'Kim')).toContain('stands by you')
})

test('the way to what it is about', () => {
  const at = (about: MyDecision['about']) => wayTo({ id: 'd', about })
  expect(at({ kind: 'message', id: 'm', room: 'r', seq: 4 })).toEqual({ href: '/talk/r?at=4', label: 'Go to the message' })
  const hrefs = (['skill', 'help_request', 'date'] as const).map((kind) => at({ kind, id: 'x', room: null, seq: null })?.href)
  const from = '?from=/me/decisions/d'
  expect(hrefs).toEqual([`/skills/x${from}`, `/together/hands/x${from}`, `/dates/x${from}`])
  expect(at(null)).toBeNull()
  expect(at({ kind: 'thanks', id: 'x', room: null, seq: null })).toBeNull()
})
