class Update {
  ready = $state(false)
}

/** `update.ready` is true once a newer version lies on this phone, waiting to be used. */
export const update = new Update()

let registration: ServiceWorkerRegistration | undefined
let asked = false

/** Registers the service worker once the page has loaded, so that it takes nothing from the first screen. */
export function startServiceWorker(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  if (document.readyState === 'complete') void register()
  else addEventListener('load', () => void register(), { once: true })
}

/** Starts again with the waiting version. What is being written has been kept by then. */
export function useNewVersion(): void {
  asked = true
  registration?.waiting?.postMessage('use-new-version')
}

async function register(): Promise<void> {
  navigator.serviceWorker.addEventListener('controllerchange', () => asked && location.reload())
  try {
    registration = await navigator.serviceWorker.register('/sw.js')
  } catch {
    return // private windows may refuse; the app then simply needs the network
  }
  look()
  // Some browsers within other apps answer, but with nothing.
  registration?.addEventListener('updatefound', () => {
    registration?.installing?.addEventListener('statechange', look)
  })
}

// Without a controller this is the first version, not a newer one.
function look(): void {
  update.ready = Boolean(registration?.waiting && navigator.serviceWorker.controller)
}
