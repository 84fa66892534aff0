import { flushSync, mount, unmount } from 'svelte'
import { expect, test } from 'vitest'
import Blurred from './Blurred.svelte'

test('a picture is not even fetched before it is asked for, and comes blurred first', () => {
  const one = mount(Blurred, { target: document.body, props: { src: '/picture' } })
  const picture = () => document.querySelector('img')
  const tap = () => (document.querySelector('button')!.click(), flushSync())
  expect(picture()).toBeNull()
  tap()
  expect(picture()!.classList.contains('blurred')).toBe(true)
  tap()
  expect(picture()!.classList.contains('blurred')).toBe(false)
  tap()
  expect(picture()).toBeNull()
  void unmount(one)
})
