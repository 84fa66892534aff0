import { session } from '../app/session.svelte'
import { t } from '../lang/lang.svelte'
import { uuid } from '../wire/uuid'
import type { HelpKind, NewHelpRequest } from '../wire/types'

/** What one can start from, each with its own words and list. */
export const TEMPLATES = ['hospital', 'pharmacy', 'office', 'phone', 'carry', 'company', 'remind', 'other'] as const
export type Template = (typeof TEMPLATES)[number]

const KINDS: Record<Template, HelpKind> = {
  hospital: 'come_along',
  pharmacy: 'come_along',
  office: 'come_along',
  phone: 'show_me',
  carry: 'carry',
  company: 'company',
  remind: 'remind',
  other: 'other'
}
const MINUTES: Partial<Record<Template, number>> = { hospital: 180, office: 120, phone: 30, carry: 30, remind: 5 }
// Where it usually is at the centre; elsewhere the place is left to be named.
const HERE: Template[] = ['phone', 'company', 'remind']
const LISTED: Template[] = ['hospital', 'pharmacy', 'office', 'phone', 'carry']
export const LENGTHS = [5, 30, 60, 120, 180, 240]

export interface Draft {
  id: string
  template: Template | ''
  title: string
  words: string
  day: string
  time: string
  /** No time of the day is named. */
  anytime: boolean
  minutes: number
  here: boolean
  place: string
  /** The list, a line each. */
  list: string
  audience: NewHelpRequest['audience']
  group: string
  named: boolean
  worker: boolean
}

export function newDraft(): Draft {
  const whom = { audience: 'friends' as const, group: '', named: true, worker: false }
  return { id: uuid(), template: '', title: '', words: '', day: '', time: '14:00', anytime: false, minutes: 60, here: true, place: '', list: '', ...whom }
}

/** The draft with what a template brings; what was written otherwise already stays. */
export function fromTemplate(draft: Draft, template: Template): Draft {
  const was = draft.template
  const own = (text: string, key: string) => text.trim() && !(was && text === t(`hands.${key}_${was}`))
  const title = own(draft.title, 'title') ? draft.title : template === 'other' ? '' : t(`hands.title_${template}`)
  const list = own(draft.list, 'list') ? draft.list : LISTED.includes(template) ? t(`hands.list_${template}`) : ''
  return { ...draft, template, title, list, minutes: MINUTES[template] ?? 60, here: HERE.includes(template) }
}

export function linesOf(list: string): string[] {
  return list
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

export function bodyOf(draft: Draft): NewHelpRequest {
  return {
    kind: KINDS[draft.template || 'other'],
    title: draft.title.trim(),
    words: draft.words.trim(),
    day: draft.day,
    time: draft.anytime ? null : draft.time,
    minutes: draft.minutes,
    place: draft.here ? 'centre' : draft.place.trim(),
    checklist: linesOf(draft.list),
    audience: draft.audience,
    group: draft.audience === 'group' ? draft.group : null,
    named: draft.named,
    with_worker: draft.worker
  }
}

export type Problems = Partial<Record<'title' | 'day' | 'time' | 'place' | 'list' | 'group', string>>

export function problemsOf(draft: Draft, today: string): Problems {
  const found: Problems = {}
  const lines = linesOf(draft.list)
  if (!draft.title.trim()) found.title = 'hands.title_first'
  if (!draft.day) found.day = 'hands.day_first'
  else if (draft.day < today) found.day = 'hands.day_over'
  if (!draft.anytime && !draft.time) found.time = 'hands.time_first'
  if (!draft.here && !draft.place.trim()) found.place = 'hands.place_first'
  if (lines.length > 12 || lines.some((line) => [...line].length > 60)) found.list = 'hands.list_rule'
  if (draft.audience === 'group' && !draft.group) found.group = 'hands.group_first'
  return found
}

const key = () => `sunroom.draft.${session.me?.id}.hand`

/** What was being written, as this phone kept it; a day that is over by now is left open. */
export function keptDraft(today: string): Draft {
  try {
    const kept = { ...newDraft(), ...(JSON.parse(localStorage.getItem(key()) ?? '{}') as Partial<Draft>) }
    return kept.day < today ? { ...kept, day: '' } : kept
  } catch {
    return newDraft()
  }
}

/** Keeps it at each letter, its id too, so that it is posted once. Null forgets it. */
export function keepDraft(draft: Draft | null): void {
  try {
    if (draft) localStorage.setItem(key(), JSON.stringify(draft))
    else localStorage.removeItem(key())
  } catch {
    return // Storage is closed or full: the words are still on the screen.
  }
}
