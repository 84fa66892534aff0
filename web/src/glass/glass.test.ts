import { flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { session } from '../app/session.svelte'
import { time } from '../lang/dates'
import { deskWords, setLanguage, t } from '../lang/lang.svelte'
import type { Glass, GlassDelayAhead, Me } from '../wire/types'
import Break from './Break.svelte'
import Later from './Later.svelte'
import { openOne } from './open'

const ME = { id: 'chen', appointments: [{ role: 'coordinator', centre: { id: 'c', name: 'C' } }], home: {} } as unknown as Me
const glass = (more: Partial<Glass> = {}) => ({ id: 'g', by: { id: 'chen' }, person: { id: 'lin', name: 'Lin' }, until: '2030-01-01T10:30:00Z', ended_at: null, delayed: null, ...more }) as unknown as Glass
const PEOPLE = [{ id: 'lin', name: 'Lin', mark: null, appointments: [] }]

let items: Glass[] = []
let delays: GlassDelayAhead[] = []
let answer: (method: string, path: string) => Response | undefined = () => undefined
const asked: string[] = []
type Said = { delay: string | null }
const said: Said[] = []

beforeEach(() => {
  asked.length = said.length = 0
  session.me = ME
  vi.useFakeTimers({ now: new Date('2030-01-01T10:00:00Z') })
  vi.stubGlobal('fetch', async (url: string, { method, body }: { method: string; body?: string }) => {
    const path = new URL(url, 'http://x').pathname.replace('/api/v1/centres/c', '')
    asked.push(`${method} ${path}`)
    if (path.startsWith('/glasses/') && body) said.push(JSON.parse(body) as Said)
    const made = glass({ id: path.split('/')[2] })
    const told = path === '/glass-delays' ? { items: delays, next: null } : path === '/people' ? { items: PEOPLE, next: null } : path.endsWith('/looks') ? { glass: made, facts: [] } : method === 'PUT' ? made : { items }
    return answer(method, path) ?? new Response(JSON.stringify(told))
  })
})

afterEach(() => {
  document.body.replaceChildren()
  answer = () => undefined
  items = []
  delays = []
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

const WORDS = 'She wrote that she will not be here tomorrow.'
const later = (id: string, hours: number): GlassDelayAhead => ({ id, by: { id: 'bo', name: 'Bo', mark: 'coordinator' }, hours, until: '2030-01-01T10:20:00Z' })

/** Words in, then the two taps that break it. */
async function breaks() {
  const words = document.querySelector<HTMLTextAreaElement>('textarea[name="glass-reason"]')!
  words.value = WORDS
  words.dispatchEvent(new Event('input', { bubbles: true }))
  await settle()
  document.querySelector<HTMLButtonElement>('form button[type="submit"]')!.click()
  await settle(10)
  document.querySelector<HTMLButtonElement>('dialog button.final')!.click()
  await settle(10)
}

const page = () => document.body.textContent ?? ''
const shows = async (delay: GlassDelayAhead[]) => {
  await setLanguage('en')
  await deskWords()
  delays = delay
  const made = mount(Break, { target: document.body, props: { person: 'lin' } })
  await settle(10)
  return made
}

test('what a coordinator wrote stands there before it is broken, and goes along', async () => {
  const made = await shows([later('d1', 24)])
  expect(page()).toContain(t('glass.later_ahead', { by: 'Bo', name: 'Lin', hours: 24, until: time('2030-01-01T10:20:00Z') }))
  expect(page()).not.toContain(t('glass.told_person', { name: 'Lin' }))
  await breaks()
  expect(said.map(({ delay }) => delay)).toEqual(['d1'])
  await unmount(made)
})

test('written after the page was opened, it is asked for before the last tap', async () => {
  const made = await shows([])
  expect(page()).toContain(t('glass.told_person', { name: 'Lin' }))
  delays = [later('d2', 12)]
  await breaks()
  expect(said.map(({ delay }) => delay)).toEqual(['d2'])
  await unmount(made)
})

test('over or used meanwhile: nothing is opened, it is said, and the words stay', async () => {
  const made = await shows([later('d1', 24)])
  answer = (method, path) => (method === 'PUT' && path.startsWith('/glasses/') ? new Response(JSON.stringify({ code: 'delay_is_over', status: 409, detail: 'over' }), { status: 409 }) : undefined)
  delays = []
  await breaks()
  expect(said.map(({ delay }) => delay)).toEqual(['d1'])
  expect(page()).toContain(t('glass.later_over', { name: 'Lin' }))
  expect(page()).toContain(t('glass.told_person', { name: 'Lin' }))
  expect(document.querySelector<HTMLTextAreaElement>('textarea[name="glass-reason"]')!.value).toBe(WORDS)
  expect(asked.filter((one) => one.endsWith('/looks'))).toEqual([])
  answer = () => undefined
  await breaks()
  expect(said.map(({ delay }) => delay)).toEqual(['d1', null])
  await unmount(made)
})
