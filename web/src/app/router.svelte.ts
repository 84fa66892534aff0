/** Where the person is. A path router on the history API: the server gives the same page for every path. */
class Route {
  path = $state('/')
  query = $state.raw(new URLSearchParams())

  read(): void {
    this.path = location.pathname
    this.query = new URLSearchParams(location.search)
  }
}

export const route = new Route()

/** Goes to an inner path such as '/talk'. `replace` leaves no step behind for the back button. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  if (options.replace) history.replaceState({ inside: true }, '', to)
  else history.pushState({ inside: true }, '', to)
  route.read()
  if (!options.replace) scrollTo(0, 0)
}

/** One step back when the step is ours, else to the named path. */
export function back(otherwise: string): void {
  if (history.state?.inside && history.length > 1) history.back()
  else navigate(otherwise, { replace: true })
}

/** Starts listening; plain links to inner paths then change the page without loading it again. */
export function startRouter(): void {
  route.read()
  addEventListener('popstate', () => route.read())
  document.addEventListener('click', followLink)
}

function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return
  const link = (event.target as Element | null)?.closest?.('a[href]') as HTMLAnchorElement | null
  if (!link || link.target || link.hasAttribute('download')) return
  if (link.origin !== location.origin || link.pathname.startsWith('/api')) return
  if (link.hash && link.pathname === location.pathname) return
  event.preventDefault()
  navigate(link.pathname + link.search)
}
