/** A date in plain words, a few at a time. Never a number of people. */
import { t } from '../lang/lang.svelte'
import type { ActivityDate } from '../wire/types'
import { isOver } from './dates.svelte'

/** How long it is: "1 hour 30 minutes". */
export function length({ starts_at, ends_at }: ActivityDate): string {
  const all = Math.round((Date.parse(ends_at) - Date.parse(starts_at)) / 60_000)
  const [hours, minutes] = [Math.floor(all / 60), all % 60]
  if (!hours) return t('dates.minutes', { minutes })
  return t(minutes ? 'dates.hours_minutes' : 'dates.hours', { hours, minutes })
}

/** Where it is; its kind, where nothing more is said. */
export function place({ place, place_kind }: ActivityDate): string {
  const kind = t(`dates.where_${place_kind}`)
  if (!place) return kind
  return place_kind === 'centre' ? place : `${kind} · ${place}`
}

/** Its pace, length and noise, in a line. */
export function inShort(date: ActivityDate): string {
  return [t(`dates.pace_${date.pace}`), length(date), date.noise && t(`dates.noise_${date.noise}`)].filter(Boolean).join(' · ')
}

/** The rest of how it is, a sentence each. */
export function further({ crowd, speaking, breaks, leave_early }: ActivityDate): string[] {
  const said = [crowd && `crowd_${crowd}`, speaking && `speaking_${speaking}`, breaks && 'breaks', leave_early && 'leave_early']
  return said.flatMap((key) => (key ? t(`dates.${key}`) : []))
}

/** How I stand to it, or what became of it; empty where there is nothing to say. */
export function standing(date: ActivityDate, now = Date.now()): string {
  const { called_off, mine } = date
  if (called_off) return t('dates.off')
  if (isOver(date, now)) return t('dates.over')
  if (!mine || mine.state === 'out') return ''
  if (mine.state === 'in') return t(mine.role === 'helper' ? 'dates.is_helper' : 'dates.is_in')
  return t(mine.offer ? 'dates.is_offered' : `dates.is_${mine.state}`)
}

/** My place in line, in words. */
export function inLine(line: number): string {
  return t(line <= 5 ? `dates.line_${line}` : 'dates.line_more')
}

/** For whom it is. */
export function forWhom({ audience, group, centre }: ActivityDate): string {
  if (audience === 'centre') return t('dates.for_centre', { centre: centre.name })
  if (audience === 'invited') return t('dates.for_invited')
  return group ? t('dates.for_group', { title: group.title }) : t('dates.for_a_group')
}

/** How often, from its rule (RFC 5545); empty for a single one. */
export function howOften(rule: string | null): string {
  if (!rule) return ''
  const every = Number(/INTERVAL=(\d+)/.exec(rule)?.[1] ?? 1)
  const weekly = rule.includes('FREQ=WEEKLY') && every <= 2
  return t(!weekly ? 'dates.repeats_some' : every === 2 ? 'dates.repeats_biweekly' : 'dates.repeats_weekly')
}

/** What is otherwise since I signed up, in words. */
export function things({ changed }: ActivityDate): string {
  return changed.map((thing) => t(`dates.changed_${thing}`)).join(t('dates.and'))
}

/** The question to who is asked again. */
export function question(date: ActivityDate, when: string): string {
  const moved = !date.changed.length || date.changed.includes('times')
  return moved ? t('dates.asked', { when }) : t('dates.asked_otherwise', { what: things(date) })
}
