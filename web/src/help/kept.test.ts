import { beforeEach, expect, test } from 'vitest'
import type { Me } from '../wire/types'
import { forget, hasOwnWords, keep, keepFor, kept } from './kept.svelte'

const home = { id: 'c', name: 'Garden centre', help_numbers: [{ label: 'Desk', number: '021-5555 0101' }] }
const lin = { id: 'lin', name: 'Lin', home } as unknown as Me
const wei = { ...lin, id: 'wei' }

beforeEach(() => {
  localStorage.clear()
  forget()
  keepFor(lin)
  kept.plan = 'tea'
  keep()
})

test('the same person coming back finds their plan', () => {
  keepFor(lin)
  expect(kept.plan).toBe('tea')
})

test('another person on this phone never sees it', () => {
  keepFor(wei)
  expect(hasOwnWords()).toBe(false)
  expect(localStorage.getItem('sunroom.help')).not.toContain('tea')
})

test('forgetting keeps the numbers of the centre', () => {
  forget()
  expect(kept.centre?.name).toBe(lin.home.name)
  expect(localStorage.getItem('sunroom.help')).not.toContain('tea')
})
