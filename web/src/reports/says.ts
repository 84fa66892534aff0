import { t } from '../lang/lang.svelte'
import type { MyReport } from '../wire/types'

/** How a report of mine stands, in a sentence; once it is done, what came of it. */
export function standing(report: MyReport): string {
  if (report.withdrawn) return t('reports.is_withdrawn')
  if (report.state === 'waiting') return t('reports.waiting')
  if (report.state === 'looked_at') return report.by ? t('reports.looked_at', { name: report.by.name }) : t('reports.looked_at_one')
  if (report.reason === 'worried' && (!report.outcome || report.outcome === 'nothing')) return t('reports.done_worried')
  if (report.outcome === 'hidden' && report.about.kind === 'date') return t('reports.done_hidden_date')
  return report.outcome ? t(`reports.done_${report.outcome}`) : t('reports.done')
}
