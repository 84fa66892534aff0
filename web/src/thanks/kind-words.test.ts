import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import * as copies from '../wire/copies'
import type { KindNote } from '../wire/types'
import { keepNotes, keptNotes } from './kept'
import { kindWords } from './kind-words.svelte'

const note = (id: string): KindNote => ({
  id,
  person: { id: 'wei', name: 'Wei', mark: null },
  what: { kind: 'other', id: null, title: null },
  words: `words of ${id}`,
  line: null,
  card: null,
  at: '2030-03-05T09:00:00Z',
  folded: null,
  showing: 'no'
})

const answers = (items: KindNote[], next: string | null = null) => vi.stubGlobal('fetch', async () => Response.json({ items, next }))
const offline = () =>
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('no network')
  })
const ids = () => kindWords.notes.map(({ id }) => id)

describe('the box', () => {
  beforeEach(async () => {
    kindWords.clear()
    await copies.wipe({ outbox: true })
  })

  test('is what the server says, and is kept', async () => {
    answers([note('b'), note('a')])
    await kindWords.fetch('lin')
    expect(ids()).toEqual(['b', 'a'])
    expect((await keptNotes('lin'))?.map(({ id }) => id)).toEqual(['b', 'a'])
  })

  test('opens without a network from what is kept, and says so', async () => {
    await keepNotes('lin', [note('a')])
    offline()
    await kindWords.fetch('lin')
    expect([ids(), kindWords.offline]).toEqual([['a'], true])
    answers([])
    await kindWords.fetch('lin')
    expect([ids(), kindWords.offline]).toEqual([[], false])
    expect(await keptNotes('lin')).toEqual([])
  })

  test('is its person’s alone: for anybody else nothing is there, nor stays', async () => {
    await keepNotes('lin', [note('a')])
    offline()
    await kindWords.fetch('wei')
    expect(ids()).toEqual([])
    expect(await keptNotes('lin')).toBeNull()
  })

  test('goes with everything else that is kept', async () => {
    await keepNotes('lin', [note('a')])
    await copies.wipe({ outbox: false })
    expect(await keptNotes('lin')).toBeNull()
  })

  test('reads on, and an answer that comes after its person went is none', async () => {
    answers([note('b')], 'later')
    await kindWords.fetch('lin')
    answers([note('a')])
    await kindWords.more()
    expect([ids(), kindWords.next]).toEqual([['b', 'a'], null])
    let answer: (it: Response) => void = () => {}
    vi.stubGlobal('fetch', () => new Promise<Response>((done) => (answer = done)))
    const asked = kindWords.fetch('lin')
    kindWords.clear()
    answer(Response.json({ items: [note('c')], next: null }))
    await asked.catch(() => {})
    expect(ids()).toEqual([])
  })
})
