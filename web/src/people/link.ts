import { route } from '../app/router.svelte'

/** The page of somebody, with the way back to where one is now. */
export function pageOf(person: string): string {
  return `/people/${person}?from=${encodeURIComponent(route.path)}`
}

/** Where one came from: a path of ours, or `otherwise`. */
export function cameFrom(otherwise: string): string {
  const from = route.query.get('from') ?? ''
  return /^\/(?!\/)/.test(from) ? from : otherwise
}
