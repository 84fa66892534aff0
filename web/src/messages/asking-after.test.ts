import { expect, test } from 'vitest'
import { asksAfter } from './asking-after'

test.each([
  ['今天吃药了吗', true],
  ['最近还有幻听吗？', true],
  ['Did you take your meds', true],
  ['How are the side effects?', true],
  ['薬は飲みましたか', true],
  ['我今天吃药了，有点困', false],
  ['今天吃了什么？', false],
  ['药店旁边那家面馆好吃', false],
  ['Did you have lunch?', false],
  ['I took my medicine.', false],
  ['今日は何をしましたか', false],
  ['', false]
])('“%s” asks after symptoms or medicine: %s', (text, asks) => {
  expect(asksAfter(text)).toBe(asks)
})
