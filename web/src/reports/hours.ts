import { moment, time } from '../lang/dates'
import { t } from '../lang/lang.svelte'
import { api, ok } from '../wire/api'
import type { Hours } from '../wire/types'

/** Asks for it; null where it can't be told, which nothing waits for. */
export async function hoursOf(centre: string): Promise<Hours | null> {
  return ok(api.GET('/api/v1/centres/{centre}/hours', { params: { path: { centre } } })).catch(() => null)
}

/** In sentences: whether somebody is there, and when this will be looked at. */
export function whenLooked(hours: Hours | null, danger: boolean): string[] {
  const by = danger ? hours?.danger_by : hours?.other_by
  if (!hours || !by) return [t('reports.when_unknown')]
  const there = hours.staffed && hours.closes_at ? t('reports.there', { when: time(hours.closes_at) }) : hours.opens_at ? t('reports.opens', { when: moment(hours.opens_at) }) : ''
  return [there, t(danger ? 'reports.danger_by' : 'reports.by', { when: moment(by) })].filter(Boolean)
}
