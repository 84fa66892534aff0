import { beforeAll, expect, test } from 'vitest'
import { moment } from '../lang/dates'
import { deskWords, setLanguage } from '../lang/lang.svelte'
import type { CaseRow } from '../wire/types'
import { heldBy } from './saying'

const SINCE = '2030-03-05T09:06:00Z'
const UNTIL = '2030-03-05T14:00:00Z'
const chen = { id: 'chen', name: 'Chen', mark: 'worker' as const }
const row = (held: CaseRow['held']) => ({ held }) as CaseRow

beforeAll(async () => {
  await setLanguage('en')
  await deskWords()
})

test('by whom it is put aside, since when and until when', () => {
  const times = `from ${moment(SINCE)} until ${moment(UNTIL)}`
  expect(heldBy(row({ since: SINCE, until: UNTIL, cause: 'three', by: null }))).toBe(`Put aside by the rule of three, ${times}`)
  expect(heldBy(row({ since: SINCE, until: UNTIL, cause: 'five', by: null }))).toBe(`Put aside by the rule of five, ${times}`)
  expect(heldBy(row({ since: SINCE, until: null, cause: 'worker', by: chen }))).toBe(`Put aside by Chen since ${moment(SINCE)}, with no end set`)
  expect(heldBy(row(null))).toBe('')
})
