import { moment } from '../lang/dates'
import { t } from '../lang/lang.svelte'
import type { CaseRow, CaseStep } from '../wire/types'
import { waits } from './waits'

/** What it is about: whose, and what kind of thing. */
export function about({ person, thing }: CaseRow): string {
  return t('cases.about', { name: person?.name ?? t('cases.somebody'), thing: t(`cases.thing_${thing}`) })
}

/** Why it is here, and how many different people said so; never who. */
export function why({ reasons, reporters, origin }: CaseRow): string {
  if (!reasons.length) return t(`cases.origin_${origin}`)
  return `${reasons.map((reason) => t(`cases.reason_${reason}`)).join(t('cases.and'))} · ${t(`cases.reporters_${reporters}`)}`
}

/** Who has it. */
function holder({ taken_by, handed_to }: CaseRow): string {
  if (handed_to) return t('cases.handed_to', { name: handed_to.name })
  return taken_by ? t('cases.taken_by', { name: taken_by.name }) : t('cases.nobody_yet')
}

/** Since when, until when and by whom it is put aside; nothing where it isn't. */
export function heldBy({ held }: CaseRow): string {
  if (!held) return ''
  const by = held.cause === 'worker' ? t('cases.held_worker', { name: held.by?.name ?? t('cases.a_colleague') }) : t(`cases.held_${held.cause}`)
  const since = moment(held.since)
  return held.until ? t('cases.held', { by, since, until: moment(held.until) }) : t('cases.held_open', { by, since })
}

/** How long it waits, or since when it has ended, and who has it. */
export function stands(row: CaseRow): string {
  const wait = row.ended_at ? t('cases.ended_since', { wait: waits(row.ended_at) }) : t('cases.waits', { wait: waits(row.opened_at) })
  return `${wait} · ${holder(row)}`
}

// What nobody in particular did: somebody reported, or the clock, or a machine by its rule.
const ITSELF: CaseStep['kind'][] = ['opened', 'joined', 'withdrawn', 'handed_back', 'decided', 'undone', 'ended', 'answered']

/** A step in words. */
export function said({ kind, by, to }: CaseStep): string {
  if (!by && ITSELF.includes(kind)) return t(`cases.itself_${kind}`)
  const name = by?.name ?? t('cases.a_colleague')
  if (kind === 'asked_to_look' && !to) return t('cases.step_look_alone', { name })
  return t(`cases.step_${kind}`, { name, to: to?.name ?? t('cases.a_colleague') })
}
