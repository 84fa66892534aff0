import { beforeEach, describe, expect, test, vi } from 'vitest'
import { session } from '../app/session.svelte'
import { rosa } from '../wire/cast'
import type { Me, Skill, SkillCard } from '../wire/types'
import { board } from './board.svelte'
import { again, bodyOf, changesOf, draftOf, newDraft, problemsOf } from './draft'
import { keepDraft, keptDraft } from './kept'
import { isWider, tagsOf } from './saying'

const card = (n: number): SkillCard => ({
  id: `018f0000-0000-7000-b000-${String(n).padStart(12, '0')}`,
  ...{ owner: rosa, centre: { id: 'c', name: 'Garden' }, kind: 'show', title: `Post ${n}`, words: '', category: 'other' },
  ...{ tags: [], pace: 'usual', how: [], when: '', at_once: '', until: null, picture: null, lesson: false, folded: null, mine: null }
})
const whole: Skill = {
  ...card(1),
  tags: [{ tag: 'singing', name: '唱歌' }],
  mine: { audience: 'group', group: { id: 'g', title: 'Tea' }, state: 'open' },
  pictures: [{ id: 'p', width: 4, height: 3, alt: 'a scarf' }],
  steps: [{ words: 'Cast on', picture: null }, { words: '', picture: { id: 'q', width: 4, height: 3, alt: '' } }]
}

beforeEach(() => {
  session.me = { id: rosa.id, name: 'Rosa', home: { id: 'c', name: 'Garden' }, appointments: [] } as unknown as Me
})

describe('what is written', () => {
  test('tags are parted by commas, and by blanks between Chinese words only', () => {
    expect(tagsOf('唱歌，tai chi、 书法 ,唱歌')).toEqual(['唱歌', 'tai chi', '书法'])
    expect(tagsOf('唱歌 书法')).toEqual(['唱歌', '书法'])
    expect(tagsOf(' ')).toEqual([])
  })

  test('what comes from a post goes back as it was', () => {
    const body = bodyOf(draftOf(whole))
    expect(body).toMatchObject({ title: 'Post 1', tags: ['唱歌'], pictures: ['p'], audience: 'group', group: 'g', until: null })
    expect(body.steps).toEqual([{ words: 'Cast on', picture: null }, { words: '', picture: 'q' }])
  })

  test('a change says for whom only where that is otherwise now', () => {
    const before = draftOf(whole)
    expect(changesOf({ ...before, title: 'x' }, before)).not.toHaveProperty('audience')
    expect(changesOf({ ...before, audience: 'centre' }, before)).toMatchObject({ audience: 'centre', group: null })
  })

  test('a new one is for the fewest, and anything wider is', () => {
    expect(newDraft().audience).toBe('friends')
    expect(isWider('group', 'friends')).toBe(true)
    expect(isWider('friends', 'centre')).toBe(false)
    expect(isWider('centre', 'centre')).toBe(false)
  })

  test('what is to be looked at again', () => {
    expect(problemsOf({ ...newDraft(), tags: 'a,b,c,d,e,f', until: '2026-01-01', audience: 'group' }, '2026-01-02')).toEqual({
      title: 'skills.title_first',
      tags: 'skills.tags_rule',
      until: 'skills.until_over',
      audience: 'skills.group_first'
    })
  })

  test('taken down, its words come back for the fewest, without its pictures', () => {
    const draft = again(whole)
    expect(draft).toMatchObject({ title: 'Post 1', audience: 'friends', pictures: [] })
    expect(draft.id).not.toBe(whole.id)
    expect(draft.steps.map(({ words, pictures }) => [words, pictures])).toEqual([['Cast on', []]])
  })

  test('a draft is kept with its id, one for each post that is changed', () => {
    const draft = { ...newDraft(), title: 'Half' }
    keepDraft(draft)
    keepDraft({ ...draft, title: 'Other' }, 'x')
    expect(keptDraft()).toEqual(draft)
    expect(keptDraft('x')?.title).toBe('Other')
    keepDraft(null)
    expect(keptDraft()).toBeNull()
  })
})

describe('the board', () => {
  beforeEach(() => board.clear())
  const answers = (...pages: { items: SkillCard[]; next: string | null }[]) => {
    const asked = vi.spyOn(globalThis, 'fetch')
    pages.forEach((page) => asked.mockResolvedValueOnce(Response.json(page)))
    return asked
  }

  test('pages follow each other, and nothing stands twice', async () => {
    answers({ items: [card(3), card(2)], next: 'n' }, { items: [card(2), card(1)], next: null })
    await board.fetch()
    await board.more()
    expect(board.items.map(({ title }) => title)).toEqual(['Post 3', 'Post 2', 'Post 1'])
    expect(board.next).toBeNull()
  })

  test('an answer to what is no longer wanted is put aside', async () => {
    let late!: (answer: Response) => void
    const asked = vi.spyOn(globalThis, 'fetch').mockReturnValueOnce(new Promise((done) => (late = done)))
    const first = board.fetch({ kind: '', category: '', q: 'a' })
    asked.mockResolvedValueOnce(Response.json({ items: [card(2)], next: null }))
    await board.fetch({ kind: '', category: '', q: 'b' })
    late(Response.json({ items: [card(1)], next: null }))
    await first
    expect(board.items.map(({ title }) => title)).toEqual(['Post 2'])
    expect(String(asked.mock.calls[1]![0])).toContain('q=b')
  })
})
