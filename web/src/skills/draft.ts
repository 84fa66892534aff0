/** A post being written: what the fields hold, what is sent, and what is to be looked at again. */
import { session } from '../app/session.svelte'
import type { NewSkill, Picture, Problem, Skill, SkillCard } from '../wire/types'
import { uuid } from '../wire/uuid'
import { tagsOf, type Audience } from './saying'

export type Step = { id: string; words: string; pictures: Picture[] }
export type Draft = Pick<NewSkill, 'kind' | 'title' | 'words' | 'category' | 'pace' | 'how' | 'when' | 'at_once' | 'audience'> & {
  id: string
  tags: string
  group: string
  until: string
  pictures: Picture[]
  steps: Step[]
}
export type Problems = Record<string, string>

export const MOST_TAGS = 5
export const MOST_STEPS = 20
export const MOST_PICTURES = 4

export function newDraft(): Draft {
  const plain = { kind: 'show', category: 'other', pace: 'usual', how: [], audience: 'friends' } as const
  const words = { title: '', words: '', tags: '', when: '', at_once: '', group: '', until: '' }
  return { ...plain, ...words, how: [], id: uuid(), pictures: [], steps: [] }
}

export const newStep = (): Step => ({ id: uuid(), words: '', pictures: [] })

/** A post of mine as its fields. */
export function draftOf(skill: Skill): Draft {
  const { id, kind, title, words, category, pace, how, when, at_once, until, pictures, mine } = skill
  const steps = skill.steps.map(({ words, picture }) => ({ ...newStep(), words, pictures: picture ? [picture] : [] }))
  const whom = { audience: mine?.audience ?? ('friends' as Audience), group: mine?.group?.id ?? '' }
  return { id, kind, title, words, category, pace, how, when, at_once, until: until ?? '', pictures, steps, ...whom, tags: skill.tags.map(({ name }) => name).join('，') }
}

/** What was taken down, to be written anew: its words, for the smallest audience; its pictures are gone. */
export function again(skill: Skill): Draft {
  const { audience, group, pictures, id } = newDraft()
  const draft = draftOf(skill)
  const steps = draft.steps.map((step) => ({ ...step, pictures: [] })).filter(({ words }) => words.trim())
  return { ...draft, id, audience, group, pictures, steps }
}

export function bodyOf(draft: Draft): NewSkill {
  const { kind, category, pace, how, audience, pictures, steps } = draft
  const said = steps.map(({ words, pictures }) => ({ words: words.trim(), picture: pictures[0]?.id ?? null }))
  return {
    ...{ kind, category, pace, how, audience },
    title: draft.title.trim(),
    words: draft.words.trim(),
    tags: tagsOf(draft.tags),
    when: draft.when.trim(),
    at_once: draft.at_once.trim(),
    group: audience === 'group' ? draft.group : null,
    until: draft.until || null,
    pictures: pictures.map(({ id }) => id),
    steps: said.filter(({ words, picture }) => words || picture)
  }
}

/** What is sent for a change: for whom it is only if that is otherwise now. */
export function changesOf(draft: Draft, before: Draft): Partial<NewSkill> {
  const { audience, group, ...rest } = bodyOf(draft)
  const same = audience === before.audience && draft.group === before.group
  return same ? rest : { ...rest, audience, group }
}

export function problemsOf(draft: Draft, today: string): Problems {
  const found: Problems = {}
  const tags = tagsOf(draft.tags)
  if (!draft.title.trim()) found.title = 'skills.title_first'
  if (tags.length > MOST_TAGS || tags.some((one) => [...one].length > 24)) found.tags = 'skills.tags_rule'
  if (draft.until && draft.until < today) found.until = 'skills.until_over'
  if (draft.audience === 'group' && !draft.group) found.audience = 'skills.group_first'
  return found
}

/** What the server did not take, each at its field. */
export function refusedFields({ fields }: Problem): Problems {
  const names = Object.keys((fields ?? {}) as object).map((path) => path.split('.')[0]!)
  return Object.fromEntries(names.map((name) => [name === 'group' ? 'audience' : name, 'activities.look_here']))
}

/** As its card will stand there. */
export function cardOf(draft: Draft, group: string): SkillCard {
  const me = session.me!
  const mark = (['coordinator', 'worker', 'peer_representative'] as const).find((one) => me.appointments.some(({ role }) => role === one)) ?? null
  const { id, kind, category, pace, how, audience } = draft
  const { title, words, tags, when, at_once, until } = bodyOf(draft)
  const whom = audience === 'group' ? { id: draft.group, title: group } : null
  return {
    ...{ id, kind, title, words, category, pace, how, when, at_once, until, picture: null, folded: null },
    owner: { id: me.id, name: me.name, mark },
    centre: { id: me.home.id, name: me.home.name },
    tags: tags.map((name) => ({ tag: name, name })),
    lesson: draft.steps.length > 0,
    mine: { audience, group: whom, state: 'open' }
  }
}
