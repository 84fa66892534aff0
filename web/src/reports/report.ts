import { kindly } from '../app/kindly'
import { t } from '../lang/lang.svelte'
import { toast } from '../ui/toast.svelte'
import { api, ok } from '../wire/api'
import type { NewReport, ReportReason } from '../wire/types'

export type ReportKind = NewReport['about']['kind']
/** A report being written. `id`: said twice, it is one report. `around`: how many messages before and after go along. */
export type Begun = { id: string; reason: ReportReason | null; words: string; around: number }

export const REASONS: ReportReason[] = ['hurts', 'pressure', 'money', 'danger', 'private', 'spam', 'too_much', 'worried', 'other']
export const AROUND = [0, 1, 2, 5]
export const MOST = 1000

const key = (me: string, kind: string, id: string) => `sunroom.draft.${me}.report.${kind}.${id}`

/** What was begun about a thing, as this phone kept it; else a new report with this id. */
export function begun(me: string, kind: string, thing: string, id: string): Begun {
  const fresh: Begun = { id, reason: null, words: '', around: 0 }
  try {
    return { ...fresh, ...(JSON.parse(localStorage.getItem(key(me, kind, thing)) ?? '{}') as Partial<Begun>) }
  } catch {
    return fresh
  }
}

/** Keeps it at each letter, at once. Null forgets it. */
export function keepBegun(me: string, kind: string, thing: string, report: Begun | null): void {
  try {
    if (report && (report.reason || report.words)) localStorage.setItem(key(me, kind, thing), JSON.stringify(report))
    else localStorage.removeItem(key(me, kind, thing))
  } catch {
    return // Storage is closed or full: the words are still on the screen.
  }
}

/** Not to report it after all; it can stand again for a moment. `then`: what to do once it is so. */
export async function withdraw(report: string, then: () => void = () => {}): Promise<void> {
  const params = { path: { report } }
  await ok(api.DELETE('/api/v1/me/reports/{report}', { params })).then(
    () => {
      then()
      toast(t('reports.withdrawn_now'), { undo: () => void stand(report, then) })
    },
    (error: unknown) => toast(kindly(error))
  )
}

async function stand(report: string, then: () => void): Promise<void> {
  await ok(api.DELETE('/api/v1/me/reports/{report}/withdrawal', { params: { path: { report } } })).then(
    () => {
      then()
      toast(t('reports.stands_again'))
    },
    (error: unknown) => toast(kindly(error))
  )
}
