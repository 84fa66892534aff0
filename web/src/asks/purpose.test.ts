import { expect, test } from 'vitest'
import { oddPurpose } from './purpose'

test.each([
  ['星期二一起唱歌？', null],
  ['   ', 'asks.purpose_first'],
  ['看看 www.cat.org', 'asks.purpose_link'],
  ['on cat.com', 'asks.purpose_link'],
  ['3.5 公里的路，一起走走？', null],
  ['字'.repeat(120), null],
  ['字'.repeat(121), 'asks.purpose_long']
])('“%s” needs %s', (purpose, odd) => {
  expect(oddPurpose(purpose)).toBe(odd)
})
