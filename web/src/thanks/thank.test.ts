import { beforeEach, describe, expect, test } from 'vitest'
import { CARDS, DRAWINGS } from './cards/drawings'
import { begun, keepBegun, LINES, oddNote, pageToThank, type Begun } from './thank'

const note = (more: Partial<Begun> = {}): Begun => ({ id: 'a', words: '', line: null, card: null, ...more })

describe('a note that is being written', () => {
  beforeEach(() => localStorage.clear())

  test('needs one of three, and not too much of it', () => {
    expect(oddNote(note())).toBe('thanks.something')
    expect(oddNote(note({ words: ' \n' }))).toBe('thanks.something')
    expect(oddNote(note({ words: 'x'.repeat(501) }))).toBe('thanks.long')
    for (const more of [{ words: '谢谢' }, { line: LINES[0] }, { card: CARDS[0] }]) expect(oddNote(note(more))).toBeNull()
  })

  test('is kept for its writer and whom it is to, with its id, so that it is sent once', () => {
    keepBegun('me', 'lin', note({ words: '谢谢', card: 'tea' }))
    expect(begun('me', 'lin', 'b')).toEqual(note({ words: '谢谢', card: 'tea' }))
    for (const [me, person] of [['other', 'lin'], ['me', 'wei']] as const) expect(begun(me, person, 'b')).toEqual(note({ id: 'b' }))
    keepBegun('me', 'lin', null)
    expect(localStorage.length).toBe(0)
  })

  test('an empty one leaves nothing behind, and too many words are kept all the same', () => {
    keepBegun('me', 'lin', note())
    expect(localStorage.length).toBe(0)
    keepBegun('me', 'lin', note({ words: 'x'.repeat(600) }))
    expect(begun('me', 'lin', 'b').words).toHaveLength(600)
  })

  test('knows its way back, and what it is for', () => {
    expect(pageToThank('lin', '/dates/7?x=1', 'date', '7')).toBe('/thanks/lin?from=%2Fdates%2F7%3Fx%3D1&what=date&id=7')
  })
})

test('each card is drawn in a few strokes', () => {
  for (const card of CARDS) expect(DRAWINGS[card].length).toBeLessThanOrEqual(3)
})
