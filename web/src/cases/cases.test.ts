import { mount, tick, unmount } from 'svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { heardOfCases } from '../wire/desked'
import { cases } from './cases.svelte'
import Waiting from './Waiting.svelte'

const asked: { path: string; byItself: boolean }[] = []

beforeEach(() => {
  asked.length = 0
  vi.stubGlobal('fetch', async (url: string, { headers }: { headers: Headers }) => {
    const path = new URL(url, 'http://x').pathname.replace('/api/v1', '')
    asked.push({ path, byItself: headers.get('Sunroom-By-Itself') === '1' })
    const told = path.endsWith('/one') ? { id: 'one', steps: [] } : { items: [], next: null, suggested: null }
    return new Response(JSON.stringify(told))
  })
})

afterEach(() => {
  cases.clear()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('the desk asks anew every half minute, and says that nobody tapped for it', async () => {
  vi.useFakeTimers()
  const page = mount(Waiting, { target: document.body, props: { centre: 'c' } })
  await vi.advanceTimersByTimeAsync(61_000)
  expect(asked.map(({ byItself }) => byItself)).toEqual([false, true, true])
  await unmount(page)
})

test('what is open is read again by itself when something happened; a tap is a tap', async () => {
  await cases.fetch('c', 'open')
  await cases.read('c', 'one')
  expect(asked.some(({ byItself }) => byItself)).toBe(false)
  asked.length = 0
  heardOfCases()
  await tick()
  expect(asked).toEqual([
    { path: '/centres/c/cases', byItself: true },
    { path: '/centres/c/cases/one', byItself: true }
  ])
})
