import { expect, test } from 'vitest'
import { inTurn } from './in-turn'

test('two quick changes of one thing are both kept', async () => {
  let there = ['', '']
  const put = (next: string[]) => new Promise<void>((done) => setTimeout(() => ((there = next), done()), 5))
  const turn = inTurn()
  const set = (at: number, to: string) => turn(() => put(there.map((one, which) => (which === at ? to : one))))
  await Promise.all([set(0, 'a'), set(1, 'b')])
  expect(there).toEqual(['a', 'b'])
})

test('one that fails says so to who asked, and the next goes on', async () => {
  const turn = inTurn()
  const failed = turn(() => Promise.reject(new Error('no')))
  const next = turn(() => Promise.resolve(1))
  await expect(failed).rejects.toThrow('no')
  expect(await next).toBe(1)
})
