import { beforeEach, expect, test, vi } from 'vitest'
import { wipeDrafts } from '../messages/drafts'
import type { Me } from '../wire/types'
import { kept } from './kept'
import { session } from './session.svelte'

const come = (id: string) => (session.me = { id } as Me)
const all = () => JSON.stringify({ ...localStorage })

beforeEach(() => {
  localStorage.clear()
  come('chen')
})

test('words wait for their person and their thing alone', () => {
  kept('pause-rosa').keep('写一写为什么')
  expect(kept('pause-rosa').read()).toBe('写一写为什么')
  expect(kept('lift-rosa').read()).toBe('')
  come('zhao')
  expect(kept('pause-rosa').read()).toBe('')
  come('chen')
  expect(kept('pause-rosa').read()).toBe('写一写为什么')
})

test('once they are sent nothing of them is left', () => {
  const draft = kept('pause-rosa')
  draft.keep('写一写为什么')
  draft.keep('')
  expect(all()).toBe('{}')
})

test('they go as every draft does: with signing out, and when somebody else comes in', () => {
  kept('note-1').keep('给同事的话')
  wipeDrafts('chen')
  expect(kept('note-1').read()).toBe('给同事的话')
  wipeDrafts('zhao')
  expect(all()).toBe('{}')
  kept('note-1').keep('给同事的话')
  wipeDrafts(null)
  expect(all()).toBe('{}')
})

test('a page that stays for a moment after its person has left keeps nothing more', () => {
  const draft = kept('note-1')
  session.me = null
  draft.keep('给同事的话')
  come('zhao')
  draft.keep('给同事的话')
  expect(all()).toBe('{}')
  expect(kept('note-1').read()).toBe('')
})

test('with nobody signed in nothing is kept, for everybody would find it', () => {
  session.me = null
  const draft = kept('note-1')
  draft.keep('给同事的话')
  expect(draft.read()).toBe('')
  expect(all()).toBe('{}')
})

test('where nothing can be kept the form goes on', () => {
  const full = () => {
    throw new Error('full')
  }
  vi.stubGlobal('localStorage', { getItem: full, setItem: full, removeItem: full })
  const draft = kept('note-1')
  expect(() => draft.keep('给同事的话')).not.toThrow()
  expect(draft.read()).toBe('')
  vi.unstubAllGlobals()
})
