import { kindly } from '../app/kindly'
import { toast } from '../ui/toast.svelte'
import { api, ok } from '../wire/api'
import type { CaseRow } from '../wire/types'
import { cases } from './cases.svelte'

/** Does something with the one that is open, and shows how it stands then. Gives whether it was done. */
export async function act(asked: Promise<CaseRow>): Promise<boolean> {
  try {
    cases.put(await asked)
    return true
  } catch (problem) {
    toast(kindly(problem))
    return false
  } finally {
    await anew()
  }
}

/** Asks once more for the one that is open. */
export async function anew(): Promise<void> {
  if (cases.open) await cases.read(cases.centre, cases.open.id).catch(() => {})
}

const at = (id: string) => ({ params: { path: { centre: cases.centre, case: id } } })

export const take = ({ id, version }: CaseRow) => ok(api.PUT('/api/v1/centres/{centre}/cases/{case}/taking', { ...at(id), body: { version } }))

export const putBack = ({ id, version }: CaseRow) => {
  const params = { ...at(id).params, query: { version } }
  return ok(api.DELETE('/api/v1/centres/{centre}/cases/{case}/taking', { params }))
}

export const handOn = ({ id, version }: CaseRow, to: string | null) =>
  ok(api.PUT('/api/v1/centres/{centre}/cases/{case}/handing', { ...at(id), body: { to, version } }))

export const answer = ({ id, version }: CaseRow, yes: boolean) =>
  ok(api.PUT('/api/v1/centres/{centre}/cases/{case}/handing/answer', { ...at(id), body: { yes, version } }))

export const askToLook = ({ id, version }: CaseRow, worker: string | null) =>
  ok(api.PUT('/api/v1/centres/{centre}/cases/{case}/looking', { ...at(id), body: { worker, version } }))

export const openAgain = ({ id, version }: CaseRow) =>
  ok(api.PUT('/api/v1/centres/{centre}/cases/{case}/opening', { ...at(id), body: { version } }))

export function leaveNote(id: string, note: string, words: string): Promise<CaseRow> {
  const params = { path: { centre: cases.centre, case: id, note } }
  return ok(api.PUT('/api/v1/centres/{centre}/cases/{case}/notes/{note}', { params, body: { words } }))
}

export function didNotHelp(id: string, line: string): Promise<unknown> {
  const params = { path: { centre: cases.centre, case: id, line } }
  return ok(api.PUT('/api/v1/centres/{centre}/cases/{case}/playbook/{line}/not-helped', { params }))
}
