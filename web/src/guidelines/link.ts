import { route } from '../app/router.svelte'

/** The house rules of a centre, at one of their lines, with the way back to where one is now. */
export function lineOf(centre: string, line: string): string {
  return `/guidelines?${new URLSearchParams({ centre, line, from: route.path })}`
}
