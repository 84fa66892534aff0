import { beforeEach, expect, test, vi } from 'vitest'
import { CRAFTS, chen, rosa } from '../wire/cast'
import type { Member } from '../wire/types'
import { members } from './members.svelte'

const answers: ((items: Member[]) => void)[] = []

vi.mock('../wire/api', () => ({
  api: { GET: () => new Promise((resolve) => answers.push((items) => resolve({ items }))) },
  ok: (asked: Promise<unknown>) => asked
}))

beforeEach(() => {
  members.clear()
  answers.length = 0
})

test('who comes in while the list is on its way is not lost with it', async () => {
  const opened = members.open(CRAFTS)
  members.joined(CRAFTS, rosa)
  answers[0]!([{ person: chen, role: 'host' }])
  await vi.waitFor(() => expect(answers).toHaveLength(2))
  expect(members.all.map(({ person }) => person.id)).toContain(rosa.id)
  answers[1]!([{ person: chen, role: 'host' }, { person: rosa, role: 'member' }])
  await opened
  expect(members.all).toHaveLength(2)
})

test('what happens in another room asks nothing again', async () => {
  const opened = members.open(CRAFTS)
  members.left('elsewhere', rosa)
  answers[0]!([{ person: chen, role: 'host' }])
  await opened
  expect(answers).toHaveLength(1)
  expect(members.all).toEqual([{ person: chen, role: 'host' }])
})
