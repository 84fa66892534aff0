import { beforeAll, expect, test } from 'vitest'
import { lang, deskWords, setLanguage } from '../lang/lang.svelte'
import { waits } from './waits'

const NOW = Date.parse('2030-03-05T09:00:00Z')
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString()

beforeAll(async () => {
  await setLanguage('en')
  await deskWords()
})

test.each([
  [0, 'under two minutes'],
  [-5, 'under two minutes'],
  [2, '2 minutes'],
  [59, '59 minutes'],
  [60, 'an hour'],
  [119, 'an hour'],
  [120, '2 hours'],
  [1439, '23 hours'],
  [1440, 'a day'],
  [2880, '2 days'],
  [43_200, '30 days']
])('%d minutes ago is %s', (minutes, said) => {
  expect(lang.code).toBe('en')
  expect(waits(ago(minutes), NOW)).toBe(said)
})
