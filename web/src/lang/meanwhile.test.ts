import { expect, test, vi } from 'vitest'
import { moreWords, setLanguage, t } from './lang.svelte'

// The first chunk comes late, as over a slow line.
const late = vi.hoisted(() => ({ come: () => {} }))
vi.mock('./en', async (original) => {
  await new Promise<void>((resolve) => (late.come = resolve))
  return original()
})

test('words that come while the language is set stay', async () => {
  const set = setLanguage('en')
  await moreWords()
  late.come()
  await set
  await vi.waitFor(() => expect(t('help.title')).not.toBe('help.title'))
  expect(t('hands.new')).not.toBe('hands.new')
})
