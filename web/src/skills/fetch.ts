import { api, ok, Refusal } from '../wire/api'
import type { Skill } from '../wire/types'

/** A post, whole; null where there is none for me. Throws Refusal. */
export async function fetchSkill(skill: string): Promise<Skill | null> {
  return ok(api.GET('/api/v1/skills/{skill}', { params: { path: { skill } } })).catch((error: unknown) => {
    if (error instanceof Refusal && error.status === 404) return null
    throw error
  })
}
