import { beforeEach, expect, test } from 'vitest'
import { asks, move } from './keys'

const put = (name: string, attributes: Record<string, string> = {}) => {
  const one = document.body.appendChild(document.createElement(name))
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value)
}

beforeEach(() => {
  document.body.replaceChildren()
  for (const id of ['1', '2']) put('a', { href: `#${id}`, 'data-case': id })
  put('p', { tabindex: '0' })
  for (const name of ['input', 'textarea', 'summary']) put(name)
})

function press(at: string, key: string, more: KeyboardEventInit = {}) {
  let does: ReturnType<typeof asks>
  const hear = (event: KeyboardEvent) => (does = asks(event))
  addEventListener('keydown', hear)
  document.querySelector(at)!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }))
  removeEventListener('keydown', hear)
  return does
}

test('keys do what the help says', () => {
  const said = Object.fromEntries(['j', 'k', 't', 'n', 'Escape', '?', 'x'].map((key) => [key, press('p', key)]))
  expect(said).toEqual({ j: 'next', k: 'before', t: 'take', n: 'note', Escape: 'back', '?': 'help', x: undefined })
})

test('never while somebody writes, chooses or holds another key', () => {
  for (const at of ['input', 'textarea', 'summary']) expect(press(at, 't'), at).toBeUndefined()
  for (const held of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }]) expect(press('p', 't', held)).toBeUndefined()
  put('dialog', { open: '' })
  expect(press('p', 't')).toBeUndefined()
})

test('arrows move only on the list', () => {
  expect(press('p', 'ArrowDown')).toBeUndefined()
  expect(press('[data-case]', 'ArrowDown')).toBe('next')
})

test('moves along the list, and stays at its ends', () => {
  const at = () => (document.activeElement as HTMLElement).dataset['case']
  move(1)
  expect(at()).toBe('1')
  move(1)
  move(1)
  expect(at()).toBe('2')
  move(-1)
  move(-1)
  expect(at()).toBe('1')
})
