import { t } from '../lang/lang.svelte'
import type { DateEvent } from '../wire/types'
import { place, things } from './how'
import { momentWords } from './when'

/** What an event about a date says, and a little more of it. */
export function told(event: DateEvent): { says: string; more: string } {
  const { date } = event
  const { title, mine } = date
  const at = momentWords(date.starts_at, date.zone)
  const there = `${at} · ${place(date)}`
  switch (event.on) {
    case 'place.offered':
      return { says: t('dates.told_offer', { title }), more: at }
    case 'date.moved':
      return { says: t('dates.told_moved', { title }), more: mine?.state === 'asked' ? t('dates.asked', { when: at }) : there }
    case 'date.changed':
      return { says: t('dates.told_changed', { title, what: things(date) }), more: there }
    case 'date.called_off':
      return { says: t('dates.told_off', { title }), more: t('dates.told_off_more', { when: at, why: date.called_off?.why ?? '' }) }
    case 'activity.reminded':
      return { says: t('dates.told_soon', { title, when: at }), more: [place(date), date.bring && t('dates.told_bring', { bring: date.bring })].filter(Boolean).join(' · ') }
    case 'activity.invited':
      return { says: t('dates.told_invited', { title }), more: there }
    case 'activity.approved':
      return { says: t('dates.told_approved', { title }), more: there }
    case 'activity.sent_back':
      return { says: t('dates.told_sent_back', { title }), more: `${date.sent_back ?? ''} ${t('dates.sent_back_text')}` }
    case 'co_host.asked':
      return { says: t('dates.told_co_host', { title, name: date.host.name }), more: `${there} · ${t('dates.told_co_host_hint')}` }
    case 'sign_up.changed':
      if (mine?.state === 'out') return { says: t('dates.told_out', { title }), more: there }
      return { says: mine?.by ? t('dates.told_by', { title, name: mine.by.name }) : t('dates.told_mine', { title }), more: there }
  }
}
