/** What one can do with a help request, each with its way back where there is one. */
import { kindly } from '../app/kindly'
import { t } from '../lang/lang.svelte'
import { toast } from '../ui/toast.svelte'
import { api, ok, Refusal } from '../wire/api'
import type { HelpRequest } from '../wire/types'
import { hands } from './hands.svelte'

const at = (request: string) => ({ params: { path: { request } } })

export function offer(request: string, words = '', said = 'hands.offered'): Promise<boolean> {
  const does = () => ok(api.PUT('/api/v1/help-requests/{request}/offers/me', { ...at(request), body: { words } }))
  return asked(request, async () => told(await does(), said))
}

/** One tap out: no reason is asked, and within the undo time all is as it was. */
export function stepBack(request: HelpRequest): Promise<boolean> {
  return asked(request.id, async () => {
    await ok(api.DELETE('/api/v1/help-requests/{request}/offers/me', at(request.id)))
    toast(t('hands.stepped_back'), { undo: () => void offer(request.id, '', 'hands.back_in') })
  })
}

export function choose(request: string, people: string[], starts: string | null, place: string | null): Promise<boolean> {
  const body = { people, starts, place }
  return asked(request, async () => told(await ok(api.PUT('/api/v1/help-requests/{request}/choice', { ...at(request), body })), 'hands.chose'))
}

export function letGo(request: HelpRequest): Promise<boolean> {
  const people = (request.offers ?? []).filter(({ chosen }) => chosen).map(({ person }) => person.id)
  return asked(request.id, async () => {
    hands.hear(await ok(api.DELETE('/api/v1/help-requests/{request}/choice', at(request.id))))
    toast(t('hands.let_go_done'), { undo: () => void choose(request.id, people, null, null) })
  })
}

/** Says yes to the time and place that stand on the screen. */
export function confirm({ id, starts_at, meeting }: HelpRequest): Promise<boolean> {
  const body = { starts_at, place: meeting?.place ?? null }
  return asked(id, async () => told(await ok(api.PUT('/api/v1/help-requests/{request}/confirmation', { ...at(id), body })), 'hands.agreed_now'))
}

export function end(request: string, how: 'done' | 'didnt_work_out'): Promise<boolean> {
  return asked(request, async () => told(await ok(api.PUT('/api/v1/help-requests/{request}/ending', { ...at(request), body: { how } })), `hands.said_${how}`))
}

export function withdraw(request: string): Promise<boolean> {
  return asked(request, async () => {
    await ok(api.DELETE('/api/v1/help-requests/{request}', at(request)))
    toast(t('hands.withdrawn'), { undo: () => void askAfterAll(request) })
  })
}

function askAfterAll(request: string): Promise<boolean> {
  return asked(request, async () => {
    await ok(api.DELETE('/api/v1/help-requests/{request}/withdrawal', at(request)))
    toast(t('hands.asked_again'))
  })
}

export function tick(request: string, line: number, ticked: boolean): Promise<boolean> {
  return asked(request, async () => hands.hear(await ok(api.PUT('/api/v1/help-requests/{request}/checklist', { ...at(request), body: { line, ticked } }))))
}

function told(request: HelpRequest, said: string): void {
  hands.hear(request)
  toast(t(said))
}

// A refusal often says that it has changed meanwhile: it is looked at anew either way.
async function asked(request: string, does: () => Promise<unknown>): Promise<boolean> {
  try {
    await does()
    return true
  } catch (error) {
    toast(error instanceof Refusal && error.status === 404 ? t('hands.away_text') : kindly(error))
    return false
  } finally {
    await hands.refresh(request).catch(() => {})
  }
}
