import { flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { session } from '../app/session.svelte'
import type { Glass, Me } from '../wire/types'
import Break from './Break.svelte'
import Later from './Later.svelte'
import { openOne } from './open'

const ME = { id: 'chen', appointments: [{ role: 'coordinator', centre: { id: 'c', name: 'C' } }], home: {} } as unknown as Me
const glass = (more: Partial<Glass> = {}) => ({ id: 'g', by: { id: 'chen' }, person: { id: 'lin', name: 'Lin' }, until: '2030-01-01T10:30:00Z', ended_at: null, delayed: null, ...more }) as unknown as Glass
const PEOPLE = [{ id: 'lin', name: 'Lin', mark: null, appointments: [] }]

let items: Glass[] = []
let answer: (method: string, path: string) => Response | undefined = () => undefined
const asked: string[] = []

beforeEach(() => {
  asked.length = 0
  session.me = ME
  vi.useFakeTimers({ now: new Date('2030-01-01T10:00:00Z') })
  vi.stubGlobal('fetch', async (url: string, { method }: { method: string }) => {
    const path = new URL(url, 'http://x').pathname.replace('/api/v1/centres/c', '')
    asked.push(`${method} ${path}`)
    const told = path === '/people' ? { items: PEOPLE, next: null } : path.endsWith('/looks') ? { glass: glass({ id: path.split('/')[2]! }), facts: [] } : { items }
    return answer(method, path) ?? new Response(JSON.stringify(told))
  })
})

afterEach(() => {
  document.body.replaceChildren()
  answer = () => undefined
  items = []
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const settle = async (ms = 1) => {
  await vi.advanceTimersByTimeAsync(ms)
  flushSync()
}
const buttons = () => [...document.querySelectorAll<HTMLButtonElement>('main button, div.stack > button')]

test('which one is open: mine, for them, not closed, not over', () => {
  const now = new Date('2030-01-01T10:00:00Z').getTime()
  expect(openOne([glass()], 'chen', 'lin', now)?.id).toBe('g')
  for (const other of [glass({ until: '2030-01-01T10:00:00Z' }), glass({ ended_at: '2030-01-01T09:50:00Z' })]) expect(openOne([other], 'chen', 'lin', now)).toBe(undefined)
  expect(openOne([glass()], 'hua', 'lin', now)).toBe(undefined)
  expect(openOne([glass()], 'chen', 'rosa', now)).toBe(undefined)
})

test('after a reload the open one is there again, is looked through with a tap, and is shut once', async () => {
  items = [glass()]
  const page = mount(Break, { target: document.body, props: { person: 'lin' } })
  await settle(10)
  expect(document.querySelector('form')).toBe(null)
  expect(asked.some((one) => one.includes('looks'))).toBe(false)
  buttons().find((one) => one.closest('.stack') && one.classList.contains('main'))!.click()
  await settle(10)
  expect(asked).toContain('POST /glasses/g/looks')
  items = []
  await settle(29 * 60_000)
  expect(document.querySelector('form')).toBe(null)
  await settle(2 * 60_000)
  expect(document.querySelector('form')).not.toBe(null)
  await unmount(page)
  expect(vi.getTimerCount()).toBe(0)
})

test('a reason for later that was said twice is one', async () => {
  const onkept = vi.fn()
  let lost = true
  answer = () => (lost ? Response.error() : new Response(null, { status: 204 }))
  const page = mount(Later, { target: document.body, props: { person: 'lin', name: 'Lin', onkept } })
  await settle()
  const words = document.querySelector<HTMLTextAreaElement>('textarea[name="glass-later"]')!
  words.value = 'She would be in more danger if she read of it now.'
  words.dispatchEvent(new Event('input', { bubbles: true }))
  const save = [...document.querySelectorAll('button')].at(-1)!
  for (lost of [true, false]) {
    save.click()
    await settle(10)
  }
  const said = asked.filter((one) => one.startsWith('PUT'))
  expect([said.length, new Set(said).size]).toEqual([2, 1])
  expect(onkept).toHaveBeenCalledExactlyOnceWith(24, expect.any(String))
  await unmount(page)
})
