import { flushSync, mount, unmount } from 'svelte'
import { expect, test, vi } from 'vitest'
import Switch from './Switch.svelte'

test('it turns once what was asked for is so, and not before', () => {
  const props = $state({ label: 'Rest', checked: false, onchange: vi.fn() })
  const one = mount(Switch, { target: document.body, props })
  const box = document.querySelector('input')!
  const tap = () => (box.click(), flushSync())
  tap()
  expect([box.checked, props.onchange.mock.calls]).toEqual([false, [[true]]])
  tap()
  expect(props.onchange).toHaveBeenLastCalledWith(true)
  props.checked = true
  flushSync()
  expect(box.checked).toBe(true)
  tap()
  expect([box.checked, props.onchange.mock.lastCall]).toEqual([true, [false]])
  props.onchange = vi.fn((on: boolean) => (props.checked = on))
  tap()
  expect(box.checked).toBe(false)
  void unmount(one)
})
