/** Signing up and out, each with its way back. */
import { kindly } from '../app/kindly'
import { t } from '../lang/lang.svelte'
import { dismiss, toast } from '../ui/toast.svelte'
import { api, ok, Refusal } from '../wire/api'
import type { ActivityDate, MySignUp, NewSignUp, Offer, SignedUp } from '../wire/types'
import { dates } from './dates.svelte'

/** How I signed up, or what is usual. */
export function wishesOf(mine: MySignUp | null): NewSignUp {
  const { role = 'member', shown_to = 'going', wishes = [], words = '' } = mine ?? {}
  return { role, shown_to, wishes, words }
}

/** Signs up and offers the way back; gives what else of mine is at that time. Null when it couldn't be done. */
export function signUp(date: ActivityDate, how: NewSignUp): Promise<SignedUp | null> {
  return asked(date.id, async () => {
    const told = await put(date.id, how)
    dates.also = { [date.id]: told.also }
    const said = told.mine.state === 'waiting' ? 'dates.waits_now' : 'dates.signed'
    say(date.id, t(said), () => void asked(date.id, () => leave(date.id, t('dates.back_in'))))
    return told
  })
}

/** Changes who sees it and what the host reads; or says yes to another time. */
export function change(date: ActivityDate, how: NewSignUp, said: string): Promise<SignedUp | null> {
  return asked(date.id, async () => {
    const told = await put(date.id, how)
    say(date.id, said)
    return told
  })
}

/** One tap out: no reason is asked, and within the undo time the old place is given back. */
export function withdraw(date: ActivityDate): Promise<true | null> {
  const how = wishesOf(dates.all[date.id]?.mine ?? date.mine)
  return asked(date.id, () => leave(date.id, t('dates.withdrawn'), () => void change(date, how, t('dates.back_in'))))
}

/** Takes a place that came free, or lets it pass. */
export function answer(date: string, { id }: Offer, answered: 'yes' | 'no'): Promise<MySignUp | null> {
  return asked(date, async () => {
    const told = await ok(api.PUT('/api/v1/offers/{offer}', { params: { path: { offer: id } }, body: { answer: answered } }))
    say(date, t(answered === 'yes' ? 'dates.taken' : 'dates.passed'))
    return told
  })
}

async function leave(date: string, said: string, undo?: () => void): Promise<true> {
  await ok(api.DELETE('/api/v1/dates/{date}/sign-ups/me', { params: { path: { date } } }))
  say(date, said, undo)
  return true
}

// The way back from what I did before is none any more: two of them, one above the other, would undo the wrong thing.
const shown = new Map<string, number>()

function say(date: string, text: string, undo?: () => void): void {
  dismiss(shown.get(date) ?? 0)
  shown.set(date, toast(text, { undo }))
}

function put(date: string, body: NewSignUp): Promise<SignedUp> {
  return ok(api.PUT('/api/v1/dates/{date}/sign-ups/me', { params: { path: { date } }, body }))
}

// What it changed of the date is asked for: places, the link and the chat hang on it. A refusal often says that it has changed meanwhile.
async function asked<T>(date: string, does: () => Promise<T>): Promise<T | null> {
  try {
    return await does()
  } catch (error) {
    toast(error instanceof Refusal && error.status === 404 ? t('dates.away_text') : kindly(error))
    return null
  } finally {
    await dates.refresh(date).catch(() => {})
  }
}
