import { moment } from '../lang/dates'
import { t } from '../lang/lang.svelte'
import type { DecisionKind, MyDecision } from '../wire/types'

type Said = Pick<MyDecision, 'kind' | 'place' | 'topic'> & { thing?: MyDecision['thing'] }

/** What was decided, in a sentence to whom it concerns. */
export function what({ kind, place, topic, thing }: Said): string {
  if (kind === 'nothing') return ''
  if (kind === 'topic') return t('decisions.topic', { topic: topic ? t(`messages.${topic}`) : '' })
  if (kind === 'hide' && (thing === 'date' || thing === 'ask')) return t(`decisions.hide_${thing}`)
  if (kind === 'remove_from_room' && !place) return t('decisions.remove_from_here')
  return t(`decisions.${kind}`, { place })
}

/** The same, to who stands by whom it concerns. */
export function theirs(kind: DecisionKind): string {
  return kind === 'nothing' ? '' : t(`decisions.their_${kind}`)
}

/** Until when it holds; nothing for what has no end to speak of. */
export function until({ kind, until: end }: Pick<MyDecision, 'kind' | 'until'>): string {
  if (end) return t('decisions.until_when', { when: moment(end) })
  if (kind === 'hide') return t('decisions.no_end_hide')
  return kind === 'removal' ? t('decisions.no_end') : ''
}

/** Who decided. */
export function who({ by, second, cause }: Pick<MyDecision, 'by' | 'second' | 'cause'>): string {
  if (cause !== 'worker') return t(`decisions.by_${cause}`)
  if (by && second) return t('decisions.by_two', { name: by.name, other: second.name })
  return by ? t('decisions.by', { name: by.name }) : ''
}

/** What holds somebody back from writing, for a time or for good. */
export const paused = (kind: DecisionKind) => kind === 'pause' || kind === 'leave' || kind === 'removal'

/** How whom I asked stands to it; a no is silent. */
export function beside({ stands_by, stepped_back }: NonNullable<MyDecision['appeal']>, name: string): string {
  if (stands_by) return t('decisions.advocate_yes', { name })
  return t(stepped_back ? 'decisions.advocate_out' : 'decisions.advocate_asked', { name })
}

/** Where the thing itself is, and what the way there is called; nothing where it is there no more. */
export function wayTo({ id, about }: Pick<MyDecision, 'id' | 'about'>): { href: string; label: string } | null {
  const from = `?from=/me/decisions/${id}`
  switch (about?.kind) {
    case 'message':
      return { href: `/talk/${about.room}?at=${about.seq}`, label: t('decisions.to_message') }
    case 'skill':
      return { href: `/skills/${about.id}${from}`, label: t('decisions.to_skill') }
    case 'help_request':
      return { href: `/together/hands/${about.id}${from}`, label: t('decisions.to_help_request') }
    case 'date':
      return { href: `/dates/${about.id}${from}`, label: t('decisions.to_date') }
    default:
      return null
  }
}
