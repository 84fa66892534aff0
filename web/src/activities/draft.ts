/** An activity being written: what the fields hold, what is sent, and what is to be looked at again. */
import type { components } from '../wire/api.gen'
import type { ActivityDate, Person, Problem, Skill } from '../wire/types'
import { uuid } from '../wire/uuid'
import { lastOf, once, repeatOf, ruleOf, times, type Repeat } from './repeats'

type Shapes = components['schemas']
export type Activity = Shapes['ActivityShape']
export type NewActivity = Shapes['NewActivity']
export type Content = Required<Shapes['Content']>
export type DateChanges = Partial<Shapes['DateChanges']>
export type Scope = Shapes['DateChanges']['scope']
export type Turn = NewActivity['turn']

type Words = 'title' | 'about' | 'place' | 'cost' | 'bring'
/** How it is: the same for a new one and for one that is changed. Empty words: nothing is said of it. */
export type How = Pick<Content, Words | 'minutes' | 'place_kind' | 'pace' | 'breaks' | 'leave_early' | 'first_time' | 'chat'> & {
  link: string
  noise: NonNullable<Content['noise']> | ''
  crowd: NonNullable<Content['crowd']> | ''
  speaking: NonNullable<Content['speaking']> | ''
  wheelchair: 'yes' | 'no' | ''
  language: NonNullable<Content['language']> | ''
  places: string
  helpers: string
  turn: Turn
  day: string
  time: string
}
export type Draft = How &
  Repeat & {
    id: string
    centre: string
    audience: ActivityDate['audience']
    group: string
    invited: Person[]
    cohost: Person | null
    /** The skill post it comes from. */
    skill: string
  }
/** What to look at again, by field, as words of the catalogue or as the server's own sentence. */
export type Problems = Record<string, string>

export const MINUTES = [30, 45, 60, 90, 120, 150, 180, 240, 360]
const LINK = /^https?:\/\/\S+$/
const plain: Omit<How, Words | 'day' | 'time'> = {
  minutes: 60,
  place_kind: 'centre',
  link: '',
  pace: 'usual',
  noise: '',
  crowd: '',
  speaking: '',
  breaks: false,
  leave_early: true,
  wheelchair: '',
  language: '',
  first_time: false,
  chat: true,
  places: '',
  helpers: '',
  turn: 'line'
}

export function newDraft(centre: string): Draft {
  const words = { title: '', about: '', place: '', cost: '', bring: '' }
  const whom = { audience: centre ? ('centre' as const) : ('group' as const), group: '', invited: [], cohost: null, skill: '' }
  return { ...plain, ...words, ...once, ...whom, id: uuid(), centre, day: '', time: '14:00' }
}

/** A new one from a skill post: all but its day. Who doesn't post for a centre does for the group it is for. */
export function meet(draft: Draft, { id, title, words, pace, mine }: Skill): Draft {
  const group = mine?.group?.id
  return { ...draft, title, about: words, pace, skill: id, ...(group ? { audience: 'group' as const, group } : {}) }
}

/** A new one like an earlier one: all but its days, and whoever was asked by name. */
export function like(draft: Draft, { content, starts, repeats, turn, audience, group }: Activity): Draft {
  const whom = audience === 'group' && group ? { audience, group: group.id } : {}
  return { ...draft, ...howOf(content), ...repeatOf(repeats), ...whom, turn, day: '', time: starts.slice(11) }
}

function howOf(content: Activity['content']): Omit<How, 'turn' | 'day' | 'time'> {
  const { link, noise, crowd, speaking, wheelchair, language, places, helpers, ...rest } = content
  return {
    ...rest,
    link: link ?? '',
    noise: noise ?? '',
    crowd: crowd ?? '',
    speaking: speaking ?? '',
    wheelchair: wheelchair == null ? '' : wheelchair ? 'yes' : 'no',
    language: language ?? '',
    places: places ? String(places) : '',
    helpers: helpers ? String(helpers) : ''
  }
}

/** One date as its fields. `wall`: its day and time at the centre. */
export function draftOfDate(date: ActivityDate, { content, turn }: Activity, wall: { day: string; time: string }): How {
  const minutes = Math.round((Date.parse(date.ends_at) - Date.parse(date.starts_at)) / 60_000)
  const own = Object.fromEntries(Object.keys(content).flatMap((name) => (name in date ? [[name, date[name as keyof ActivityDate]]] : [])))
  // These the date has in another shape, or not for everybody who looks after it.
  const kept = { chat: content.chat, link: date.link ?? content.link, minutes }
  const limits = date.limits ?? { places: content.places, helpers: content.helpers, turn }
  return { ...howOf({ ...content, ...own, ...kept, ...limits } as Activity['content']), turn: limits.turn, ...wall }
}

export function contentOf(how: How): Content {
  const { title, about, place, cost, bring, minutes, place_kind, pace, breaks, leave_early, first_time, chat } = how
  return {
    title: title.trim(),
    about: about.trim(),
    place: place.trim(),
    cost: cost.trim(),
    bring: bring.trim(),
    ...{ minutes, place_kind, pace, breaks, leave_early, first_time, chat },
    link: (place_kind === 'online' && how.link.trim()) || null,
    noise: how.noise || null,
    crowd: how.crowd || null,
    speaking: how.speaking || null,
    wheelchair: how.wheelchair ? how.wheelchair === 'yes' : null,
    language: how.language || null,
    places: number(how.places) || null,
    helpers: number(how.helpers) || 0
  }
}

export function bodyOf(draft: Draft): NewActivity {
  const { audience, day, time, turn } = draft
  return {
    ...contentOf(draft),
    turn,
    starts: `${day}T${time}`,
    repeats: ruleOf(draft, day),
    centre: audience === 'group' ? null : draft.centre,
    group: audience === 'group' ? draft.group : null,
    invited: audience === 'invited' ? draft.invited.map(({ id }) => id) : null,
    cohost: draft.cohost?.id ?? null,
    skill: draft.skill || null
  }
}

/** Only what is otherwise than before. */
export function changesOf(before: How, after: How): DateChanges {
  const [was, is] = [before, after].map((how) => ({ ...contentOf(how), turn: how.turn, starts: `${how.day}T${how.time}` }))
  return Object.fromEntries(Object.entries(is!).filter(([name, value]) => value !== was![name as keyof typeof was]))
}

function number(text: string): number {
  const written = text.normalize('NFKC').trim()
  return /^\d{1,3}$/.test(written) ? Number(written) : written ? NaN : 0
}

export function howProblems(how: How, today: string): Problems {
  const found: Problems = {}
  if (!how.title.trim()) found.title = 'activities.title_first'
  if (!how.day) found.day = 'activities.day_first'
  else if (how.day < today) found.day = 'activities.day_over'
  if (!how.time) found.time = 'activities.time_first'
  if (how.place_kind === 'online' && how.link.trim() && !LINK.test(how.link.trim())) found.link = 'activities.link_rule'
  if (!(number(how.places) <= 500)) found.places = 'activities.places_rule'
  if (!(number(how.helpers) <= 50)) found.helpers = 'activities.helpers_rule'
  return found
}

export function problemsOf(draft: Draft, today: string): Problems {
  const found = howProblems(draft, today)
  if (draft.repeats && draft.ends === 'count' && !times(draft)) found.repeats = 'activities.count_rule'
  if (draft.repeats && draft.ends === 'until' && !lastOf(draft, draft.day || today)) found.repeats = 'activities.until_rule'
  if (draft.audience === 'group' && !draft.group) found.audience = 'activities.group_first'
  if (draft.audience === 'invited' && !draft.invited.length) found.audience = 'activities.invited_first'
  return found
}

const SAID_AT: Record<string, string> = {
  series_too_long: 'repeats',
  centre_closed: 'day',
  time_is_over: 'time',
  fewer_places_than_people: 'places'
}
const FIELDS: Record<string, string> = { starts: 'time', ends: 'minutes', group: 'audience', invited: 'audience', centre: 'audience' }

/** What the server did not take, each at its field; empty when it concerns none. */
export function refusedFields({ code, detail, fields }: Problem): Problems {
  const at = SAID_AT[code]
  if (at) return { [at]: detail }
  const names = Object.keys((fields ?? {}) as object).map((path) => path.split('.')[0]!)
  return Object.fromEntries(names.map((name) => [FIELDS[name] ?? name, 'activities.look_here']))
}
