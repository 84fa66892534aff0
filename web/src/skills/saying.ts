import { t } from '../lang/lang.svelte'
import type { SkillCard } from '../wire/types'

type Whom = Pick<NonNullable<SkillCard['mine']>, 'audience'> & { group: { title: string } | null }
export type Audience = Whom['audience']

/** From the smallest to the largest. */
export const AUDIENCES: Audience[] = ['friends', 'group', 'centre', 'network']

/** Who can see it, in words. */
export function forWhom({ audience, group }: Whom): string {
  return audience === 'group' && group ? t('skills.for_this_group', { title: group.title }) : t(`skills.for_${audience}`)
}

/** Whether more people would see it than before. */
export function isWider(now: Audience, before: Audience): boolean {
  return AUDIENCES.indexOf(now) > AUDIENCES.indexOf(before)
}

/** Tags as they are written in one line: commas part them, and blanks between Chinese or Japanese words. */
export function tagsOf(line: string): string[] {
  const parts = line.split(/[,，、;；\n]+|(?<=[\u3040-\u9fff])\s+(?=[\u3040-\u9fff])/)
  return [...new Set(parts.map((one) => one.trim()).filter(Boolean))]
}
