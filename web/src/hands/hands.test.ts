import { beforeEach, expect, test, vi } from 'vitest'
import { setLanguage, moreWords } from '../lang/lang.svelte'
import { api } from '../wire/api'
import { rosa, sam } from '../wire/cast'
import { heardOfHelp } from '../wire/helped'
import type { HelpRequest } from '../wire/types'
import { bodyOf, fromTemplate, linesOf, newDraft, problemsOf } from './draft'
import { hands } from './hands.svelte'
import { standing } from './saying'

const may = { offer: true, step_back: false, confirm: false, choose: false, edit: false, withdraw: false, end: false, tick: false }
function request(with_: Partial<HelpRequest> = {}): HelpRequest {
  const when = { day: '2030-03-12', time: '14:00', starts_at: '2030-03-12T06:00:00Z', ends_at: '2030-03-12T07:00:00Z', zone: 'Asia/Shanghai', minutes: 60 }
  const what = { id: 'r1', kind: 'come_along' as const, title: 'To the clinic', words: '', place: 'centre', checklist: [], centre: { id: 'c', name: 'Garden' } }
  const who = { own: false, owner: rosa, named: true, with_worker: false, audience: null, group: null, meeting: null, offers: null, mine: null }
  return { ...what, ...when, ...who, state: 'open', may, ...with_ }
}

beforeEach(async () => {
  hands.clear()
  await moreWords()
  await setLanguage('en')
})

test('a snapshot and every event since is what a fresh look finds', async () => {
  vi.spyOn(api, 'GET').mockResolvedValue({ data: { items: [request()], next: null }, response: new Response() } as never)
  await hands.fetch('open')
  expect(hands.list('open').map(({ id }) => id)).toEqual(['r1'])
  const chosen = request({ state: 'chosen', mine: { words: '', chosen: true, confirmed: false } })
  heardOfHelp({ on: 'help.chosen', stream: 'me:x', seq: 1, request: chosen })
  expect(hands.all['r1']).toEqual(chosen)
  heardOfHelp({ on: 'help.ended', stream: 'me:x', seq: 2, id: 'r1', how: 'withdrawn', starts_at: chosen.starts_at, request: null })
  expect(hands.list('open')).toEqual([])
})

test('how it stands is said for me', () => {
  const offers = [{ person: sam, words: '', folded: false, chosen: false, confirmed: false, start_at_centre: false }]
  expect(standing(request())).toBe('')
  expect(standing(request({ own: true, offers: [] }))).toBe('Waiting for a hand')
  expect(standing(request({ own: true, offers }))).toBe('Somebody would come: you choose')
  expect(standing(request({ state: 'chosen', mine: { words: '', chosen: true, confirmed: false } }))).toBe('You are asked: does it suit?')
})

test('a template brings its words, and what I wrote stays', () => {
  const hospital = fromTemplate(newDraft(), 'hospital')
  expect([hospital.title, linesOf(hospital.list)[0], hospital.here]).toEqual(['Come along to the hospital', 'Insurance card', false])
  const carry = fromTemplate(hospital, 'carry')
  expect([carry.title, linesOf(carry.list)[0]]).toEqual(['Help me carry something', 'Gloves'])
  const own = fromTemplate({ ...hospital, title: 'With my mother' }, 'office')
  expect(own.title).toBe('With my mother')
  expect(fromTemplate(hospital, 'other').title).toBe('')
})

test('what is missing is said at its field', () => {
  const draft = { ...fromTemplate(newDraft(), 'hospital'), day: '2030-03-12' }
  expect(problemsOf(draft, '2030-03-01')).toEqual({ place: 'hands.place_first' })
  expect(problemsOf({ ...draft, place: 'Elm Road', day: '2030-02-01' }, '2030-03-01')).toEqual({ day: 'hands.day_over' })
  expect(problemsOf({ ...draft, place: 'x', audience: 'group' }, '2030-03-01')).toEqual({ group: 'hands.group_first' })
})

test('what is sent: any time that day has no time, and the centre is named by its word', () => {
  const draft = { ...fromTemplate(newDraft(), 'company'), day: '2030-03-12', anytime: true }
  expect(bodyOf(draft)).toMatchObject({ kind: 'company', time: null, place: 'centre', audience: 'friends', group: null, named: true, with_worker: false })
})
