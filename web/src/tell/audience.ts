import { t } from '../lang/lang.svelte'
import type { Audience, FactKind } from '../wire/types'

/** The names of the people and groups that an audience may hold, by id. */
export type Names = Record<string, string>
export type Told = { audience: Audience; hidden_until: string | null }

const CIRCLES = [null, 'confidants', 'friends']

export const onlyMe = (): Audience => ({ circle: null, groups: [], centre: false, workers: false, people: [], without: [] })

/** Whether it lets anybody in at all. */
export function isOnlyMe({ circle, groups, centre, workers, people }: Audience): boolean {
  return !circle && !centre && !workers && !groups.length && !people.length
}

/** Who can see it, in words: "friends and confidants, my workers; but not Lin". */
export function inWords(kind: FactKind, audience: Audience, names: Names): string {
  const all = [...parts(audience, names), ...(kind === 'dont_ask' ? [t('tell.in_talks')] : [])]
  if (!all.length) return t('tell.only_me')
  const who = join(all)
  return audience.without.length ? t('tell.but', { who, names: join(people(audience.without, names)) }) : who
}

/** Who can see it only now, in words; empty when nobody can that could not before. `before`: null when it was not told. */
export function added(kind: FactKind, before: Told | null, after: Told, names: Names, now = Date.now()): string {
  if (hides(after, now)) return ''
  if (!before || hides(before, now)) {
    const nobody = isOnlyMe(after.audience) && kind !== 'dont_ask'
    return nobody ? '' : inWords(kind, after.audience, names)
  }
  const [was, is] = [before.audience, after.audience]
  const more = (now: string[], then: string[]) => now.filter((one) => !then.includes(one))
  const wider = {
    ...is,
    circle: CIRCLES.indexOf(is.circle) > CIRCLES.indexOf(was.circle) ? is.circle : null,
    groups: more(is.groups, was.groups),
    centre: is.centre && !was.centre,
    workers: is.workers && !was.workers,
    people: more(is.people, was.people)
  }
  const let_in = isOnlyMe(is) && kind !== 'dont_ask' ? [] : more(was.without, is.without)
  return join([...parts(wider, names), ...people(let_in.filter((id) => !wider.people.includes(id)), names)])
}

function hides({ hidden_until }: Told, now: number): boolean {
  return hidden_until !== null && Date.parse(hidden_until) > now
}

function parts({ circle, groups, centre, workers, people: chosen }: Audience, names: Names): string[] {
  return [
    ...(circle ? [t(`tell.${circle}`)] : []),
    ...groups.map((id) => t('tell.group', { group: names[id] ?? '…' })),
    ...(centre ? [t('tell.centre')] : []),
    ...(workers ? [t('tell.workers')] : []),
    ...people(chosen, names)
  ]
}

const people = (ids: string[], names: Names) => ids.map((id) => names[id] ?? t('tell.someone'))
const join = (words: string[]) => words.join(t('messages.names_and'))
