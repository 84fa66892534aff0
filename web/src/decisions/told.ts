import { t } from '../lang/lang.svelte'
import type { DecisionEvent, ForYouItem } from '../wire/types'

export type Told = Extract<ForYouItem['event'], DecisionEvent>

/** Whether something that arrived is about a decision. */
export function isOfDecisions(event: ForYouItem['event']): event is Told {
  return event.on.startsWith('decision.') || event.on === 'advocate.asked' || event.on === 'appeal.changed'
}

/** What it says, what is there to see, and where. */
export function newsOf(event: Told): { says: string; more: string; href: string } {
  switch (event.on) {
    case 'advocate.asked':
      return { says: t('decisions.news_advocate', { name: event.person.name }), more: t('decisions.news_advocate_hint'), href: `/me/advocacy/${event.id}` }
    case 'appeal.changed':
      return { ...ofAppeal(event), href: event.decision ? `/me/decisions/${event.decision}` : `/me/advocacy/${event.id}` }
    default:
      return { says: t(event.on === 'decision.made' ? 'decisions.news' : 'decisions.news_changed'), more: t('decisions.news_hint'), href: `/me/decisions/${event.decision.id}` }
  }
}

function ofAppeal({ news, person, outcome }: Extract<Told, { on: 'appeal.changed' }>): { says: string; more: string } {
  const name = person?.name
  if (news === 'waits') return { says: t('decisions.news_waits'), more: t('decisions.news_appeal_hint') }
  if (!name) return { says: t('decisions.news_appeal'), more: t('decisions.news_appeal_hint') }
  switch (news) {
    case 'stands_by':
    case 'looked_at':
      return { says: t(`decisions.news_${news}`, { name }), more: t('decisions.news_room_hint') }
    case 'stepped_back':
      return { says: t('decisions.news_stepped_back', { name }), more: t('decisions.news_appeal_hint') }
    case 'ended':
      return { says: t('decisions.news_ended', { name }), more: outcome ? t(outcome === 'undone' ? 'decisions.outcome_undone' : `decisions.${outcome}`) : t('decisions.news_appeal_hint') }
    default:
      return { says: t('decisions.news_appeal'), more: t('decisions.news_appeal_hint') }
  }
}
