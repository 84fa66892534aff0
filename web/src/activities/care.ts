import { kindly } from '../app/kindly'
import { session } from '../app/session.svelte'
import { dates } from '../dates/dates.svelte'
import { t } from '../lang/lang.svelte'
import { toast } from '../ui/toast.svelte'
import { api, ok } from '../wire/api'
import type { ActivityDate, Person } from '../wire/types'
import { dayName } from './days'
import type { Activity, DateChanges, Scope } from './draft'

const at = (date: ActivityDate) => ({ params: { path: { date: date.id } } })
const of = ({ activity }: ActivityDate) => ({ path: { activity } })

/** Whether I host it: some things only who hosts does, not every worker. */
export function iHost({ host, cohost }: ActivityDate): boolean {
  return [host.id, cohost?.id].includes(session.me?.id)
}

/** The activity of a date, whole. Throws Refusal. */
export function activityOf(date: ActivityDate): Promise<Activity> {
  return ok(api.GET('/api/v1/activities/{activity}', { params: of(date) }))
}

/** Whom a change would touch, and what would fall on closed days, in words. Throws Refusal. */
export async function touches(date: ActivityDate, scope: Scope, key: string, starts?: string): Promise<string> {
  const params = { ...at(date).params, query: { scope, starts } }
  const { dates, people, closed } = await ok(api.GET('/api/v1/dates/{date}/touched', { params }))
  const said = t(people ? key : 'activities.touches_nobody', { dates, people })
  return closed.length ? `${said} ${t('activities.touches_closed', { days: closed.map(dayName).join(t('dates.and')) })}` : said
}

/** Throws Refusal. */
export async function change(date: ActivityDate, changes: DateChanges, scope: Scope): Promise<void> {
  dates.hear(await ok(api.PATCH('/api/v1/dates/{date}', { ...at(date), body: { ...changes, scope } })))
  if (scope === 'later') await dates.fetch('coming').catch(() => {})
}

/** Calls it off at once, and offers the way back while nobody has been told. Throws Refusal. */
export async function callOff(date: ActivityDate, why: string, scope: Scope): Promise<void> {
  await ok(api.PUT('/api/v1/dates/{date}/calling-off', { ...at(date), body: { why, scope } }))
  await dates.refresh(date.id).catch(() => {})
  toast(t('activities.called_off'), { undo: () => void holdAfterAll(date) })
}

async function holdAfterAll(date: ActivityDate): Promise<void> {
  await told(ok(api.DELETE('/api/v1/dates/{date}/calling-off', at(date))), t('activities.held'))
  await dates.refresh(date.id).catch(() => {})
}

export function approve(date: ActivityDate): Promise<boolean> {
  return told(ok(api.PUT('/api/v1/activities/{activity}/approval', { params: of(date) })), t('activities.approved'))
}

export async function sendBack(date: ActivityDate, why: string): Promise<void> {
  await ok(api.PUT('/api/v1/activities/{activity}/sending-back', { params: of(date), body: { why } }))
  await dates.refresh(date.id).catch(() => {})
  toast(t('activities.sent_back'))
}

export function askCompanion(date: ActivityDate, { id, name }: Person): Promise<boolean> {
  const asked = ok(api.PUT('/api/v1/activities/{activity}/co-host', { params: of(date), body: { person: id } }))
  return told(asked, t('activities.together_asked', { name }))
}

export function invite({ activity }: ActivityDate, { id, name }: Person): Promise<boolean> {
  const params = { path: { activity, person: id } }
  return told(ok(api.PUT('/api/v1/activities/{activity}/invitations/{person}', { params })), t('activities.invited', { name }))
}

export function stepBack(date: ActivityDate): Promise<boolean> {
  return told(ok(api.DELETE('/api/v1/activities/{activity}/co-host/me', { params: of(date) })), t('activities.stepped_back'))
}

// Says what came of it; true when it was done.
async function told(asked: Promise<unknown>, said: string): Promise<boolean> {
  return asked.then(
    () => (toast(said), true),
    (problem) => (toast(kindly(problem)), false)
  )
}
