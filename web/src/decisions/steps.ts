import { t } from '../lang/lang.svelte'
import type { DecisionKind, LadderStep, NewDecision } from '../wire/types'

export type Lasts = NonNullable<NewDecision['lasts']>

/** How long each kind can last, the shortest first; the twin of the server's rule, only to offer what will be taken. */
export const LASTING: Partial<Record<DecisionKind, Lasts[]>> = {
  remove_from_room: ['week', 'two_weeks', 'month'],
  pause: ['day', 'week'],
  leave: ['two_weeks', 'month']
}
/** What takes something from somebody: it names the house rule it rests on. */
export const RULED: DecisionKind[] = ['hide', 'remove_from_room', 'pause', 'leave', 'removal']
const DAYS: Record<Lasts, number | null> = { day: 1, week: 7, two_weeks: 14, month: 30, lasting: null }
/** When it would end if it began now, as the server will say it; null where it has no end. */
export const wouldEnd = (lasts: Lasts | null): string | null => {
  const days = lasts && DAYS[lasts]
  return days ? new Date(Date.now() + days * 86_400_000).toISOString() : null
}
export const READY = ['hurt', 'pressure', 'private', 'spam', 'care'] as const
export const EVERY: LadderStep[] = [
  { kind: 'talk', lasts: null },
  { kind: 'ask_to_change', lasts: null },
  { kind: 'topic', lasts: null },
  { kind: 'hide', lasts: null },
  ...(['week', 'two_weeks', 'month'] as const).map((lasts) => ({ kind: 'remove_from_room' as const, lasts })),
  { kind: 'pause', lasts: 'day' },
  { kind: 'pause', lasts: 'week' },
  { kind: 'leave', lasts: 'two_weeks' },
  { kind: 'leave', lasts: 'month' },
  { kind: 'removal', lasts: null }
]

/** A step in words, for workers. */
export function stepName({ kind, lasts }: { kind: DecisionKind; lasts?: Lasts | null }): string {
  const name = kind === 'nothing' ? t('decisions.nothing') : t(`decisions.k_${kind}`)
  return lasts ? `${name} · ${t(`decisions.${lasts}`)}` : name
}

export const same = (one: LadderStep, other: LadderStep) => one.kind === other.kind && (one.lasts ?? null) === (other.lasts ?? null)
