import { dayWords, momentWords, times } from '../dates/when'
import { t } from '../lang/lang.svelte'
import type { HelpEvent, HelpRequest } from '../wire/types'

export function placeName(place: string): string {
  return place === 'centre' ? t('hands.at_centre') : place
}

/** When it is, by the centre's clock: a day, or a day and from when to when. */
export function when(request: Pick<HelpRequest, 'time' | 'starts_at' | 'ends_at' | 'zone'>): string {
  const day = dayWords(request.starts_at, request.zone)
  return request.time ? `${day} ${times(request)}` : `${day} ${t('hands.any_time')}`
}

export function ownerName({ owner }: HelpRequest): string {
  return owner?.name ?? t('hands.somebody')
}

/** How it stands for me, in a few words. */
export function standing(request: HelpRequest): string {
  if (request.own && request.state === 'open') return t(request.offers?.length ? 'hands.state_offers' : 'hands.state_waits')
  if (request.state === 'open') return request.mine ? t('hands.state_offered') : ''
  if (request.state === 'chosen') return t(request.own ? 'hands.state_asked' : 'hands.state_asks_me')
  return t(`hands.state_${request.state}`)
}

/** What an event says, and a little more of it. */
export function told(event: HelpEvent): { says: string; more: string; href?: string } {
  if (event.on === 'help.ended' && !event.request) {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    return { says: t('hands.told_withdrawn'), more: momentWords(event.starts_at, zone) }
  }
  const request = event.request!
  const { title } = request
  const there = `${when(request)} · ${placeName(request.meeting?.place ?? request.place)}`
  const href = `/together/hands/${request.id}?from=/for-you`
  switch (event.on) {
    case 'help.offered':
      return { says: t('hands.told_offered', { name: event.person.name, title }), more: t('hands.told_offered_more'), href }
    case 'help.confirmed':
      return { says: t('hands.told_confirmed', { name: event.person.name, title }), more: there, href }
    case 'help.chosen':
      return { says: t('hands.told_chosen', { title }), more: there, href }
    case 'help.stepped_back':
      return { says: t('hands.told_back', { title }), more: t(request.own ? 'hands.told_back_own' : 'hands.told_back_mine'), href }
    case 'help.reminded':
      return { says: t('hands.told_soon', { title }), more: there, href }
    case 'help.ended':
      return { says: t(`hands.told_${event.how}`, { title }), more: t(`hands.told_${event.how}_more`), href }
  }
}
