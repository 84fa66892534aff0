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
