/// <reference lib="webworker" />
export {}
declare const self: ServiceWorkerGlobalScope

// build/precache.ts writes the list in here: the app's own files, never anything of the API.
const { version, files } = JSON.parse('__PRECACHE__') as { version: string; files: string[] }
const SHELL = `shell-${version}`
const SERVER_ONLY = /^\/(api|healthz|readyz|metrics)(\/|$)/

self.addEventListener('install', (event) => event.waitUntil(fill()))
self.addEventListener('activate', (event) => event.waitUntil(takeOver()))
self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url)
  if (event.request.method !== 'GET' || origin !== self.location.origin || SERVER_ONLY.test(pathname)) return
  event.respondWith(answer(event.request))
})

// A new version waits until the person asks for it or has closed the app: nothing reloads under their hands.
self.addEventListener('message', (event) => {
  if (event.data === 'use-new-version') void self.skipWaiting()
})

async function fill(): Promise<void> {
  const shell = await caches.open(SHELL)
  await shell.addAll(files.map((file) => new Request(file, { cache: 'reload' })))
}

async function takeOver(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith('shell-') && name !== SHELL)
  await Promise.all(old.map((name) => caches.delete(name)))
  await self.clients.claim()
}

async function answer(request: Request): Promise<Response> {
  const shell = await caches.open(SHELL)
  const kept = await shell.match(request.mode === 'navigate' ? '/' : request, { ignoreSearch: true, ignoreVary: true })
  return kept ?? fetch(request)
}
