import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dismiss, setUndoSeconds, takeBack, toast, toasts } from './toast.svelte'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  for (const { id } of [...toasts]) dismiss(id)
  setUndoSeconds(10)
  vi.useRealTimers()
})

test('a way back stays ten seconds, whatever was asked', () => {
  toast('left', { undo: () => {}, seconds: 2 })
  vi.advanceTimersByTime(9_999)
  expect(toasts).toHaveLength(1)
  vi.advanceTimersByTime(1)
  expect(toasts).toHaveLength(0)
})

test('a way back stays as long as the person set', () => {
  setUndoSeconds(60)
  toast('left', { undo: () => {} })
  vi.advanceTimersByTime(59_999)
  expect(toasts).toHaveLength(1)
})

test('never under ten seconds', () => {
  setUndoSeconds(1)
  toast('left', { undo: () => {} })
  vi.advanceTimersByTime(9_999)
  expect(toasts).toHaveLength(1)
})

test('undo is called once and takes the toast away', () => {
  const undo = vi.fn()
  const id = toast('left', { undo })
  takeBack(id)
  takeBack(id)
  expect(undo).toHaveBeenCalledOnce()
  expect(toasts).toHaveLength(0)
})

test('undo is gone with the toast', () => {
  const undo = vi.fn()
  const id = toast('left', { undo })
  vi.advanceTimersByTime(10_000)
  takeBack(id)
  expect(undo).not.toHaveBeenCalled()
})
