import { beforeAll, beforeEach, expect, test } from 'vitest'
import { moreWords, setLanguage, t } from '../lang/lang.svelte'
import type { MyReport } from '../wire/types'
import { whenLooked } from './hours'
import { begun, keepBegun, REASONS } from './report'
import { standing } from './says'

const report: MyReport = {
  id: 'a',
  about: { kind: 'message', id: 'b' },
  reason: 'hurts',
  words: '',
  at: '2030-03-05T09:00:00Z',
  state: 'waiting',
  by: null,
  outcome: null,
  withdrawn: false,
  room: null,
  may: { add: true, withdraw: true, stand_again: false, talk: false, let_in: false }
}

beforeAll(async () => {
  await setLanguage('en')
  await moreWords()
})
beforeEach(() => localStorage.clear())

test('what was begun waits on this phone, for its person and its thing alone', () => {
  keepBegun('rosa', 'message', 'm', { id: 'r', reason: 'hurts', words: 'mean', around: 2 })
  expect(begun('rosa', 'message', 'm', 'new')).toEqual({ id: 'r', reason: 'hurts', words: 'mean', around: 2 })
  expect(begun('rosa', 'message', 'other', 'new').id).toBe('new')
  expect(begun('sam', 'message', 'm', 'new')).toEqual({ id: 'new', reason: null, words: '', around: 0 })
  keepBegun('rosa', 'message', 'm', null)
  expect(localStorage.length).toBe(0)
})

test('each state and outcome has its sentence', () => {
  const states = [report, { ...report, state: 'looked_at' as const }, { ...report, withdrawn: true }]
  const outcomes = ['nothing', 'talked', 'asked_to_change', 'hidden', 'topic', 'acted', 'looked_again', null] as const
  const done = outcomes.map((outcome) => ({ ...report, state: 'done' as const, outcome }))
  const said = [...states, ...done].map(standing)
  expect(said.filter((words) => words.includes('reports.'))).toEqual([])
  expect(new Set(said).size).toBe(said.length)
  expect(standing({ ...done[0]!, reason: 'worried' })).toBe(t('reports.done_worried'))
  expect(standing({ ...report, state: 'looked_at', by: { id: 'c', name: 'Chen', mark: 'worker' } })).toContain('Chen')
})

test('each reason has its words', () => {
  for (const reason of REASONS) expect(t(`reports.${reason}`)).not.toContain('reports.')
})

test('when somebody will look is told where it is known, and else that it is not', () => {
  const hours = { week: null, staffed: false, opens_at: '2030-03-06T01:00:00Z', closes_at: null, danger_by: '2030-03-06T01:15:00Z', other_by: '2030-03-06T09:00:00Z' }
  expect(whenLooked(null, true)).toEqual([t('reports.when_unknown')])
  expect(whenLooked({ ...hours, danger_by: null, other_by: null }, false)).toEqual([t('reports.when_unknown')])
  const [opens, by] = whenLooked(hours, true)
  expect(opens).toContain('Nobody is there now')
  expect(by).toContain('fifteen minutes')
  expect(whenLooked({ ...hours, staffed: true, opens_at: null, closes_at: '2030-03-05T09:00:00Z' }, false)[0]).toContain('there now, until')
})
