import { moment } from '../lang/dates'
import { t } from '../lang/lang.svelte'

/** "until May 3, 09:00", or "until I change it". */
export function untilWords(until: string | null): string {
  return until ? t('boundaries.until', { when: moment(until) }) : t('boundaries.until_changed')
}
