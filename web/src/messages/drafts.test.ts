import { beforeEach, expect, test, vi } from 'vitest'
import { addToDraft, draft, keepDraft } from './drafts'

beforeEach(() => localStorage.clear())

test('words go behind those that wait in a room already', () => {
  keepDraft('me', 'room', { text: '明天见', reply_to: 'x', topics: ['medicine'] })
  expect(addToDraft('me', 'room', '我很难受')).toBe(true)
  expect(draft('me', 'room')).toEqual({ text: '明天见\n我很难受', reply_to: 'x', topics: ['medicine'] })
})

test('where nothing waits they stand alone', () => {
  addToDraft('me', 'other', '我很难受')
  expect(draft('me', 'other').text).toBe('我很难受')
})

test('where nothing can be kept it says so, and nobody takes the words away', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => {
      throw new Error('full')
    }
  })
  expect(addToDraft('me', 'room', '我很难受')).toBe(false)
  vi.unstubAllGlobals()
})
