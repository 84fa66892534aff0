import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync('src/ui/tokens.css', 'utf8')

/** The colour tokens of each block of tokens.css that sets any, by the selector before it. */
const palettes = [...css.matchAll(/([^{}]*)\{([^{}]*--paper:[^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
  name: selector.trim().split('\n').at(-1)!.trim(),
  colours: Object.fromEntries([...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex!]))
}))

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

const grounds = ['paper', 'surface', 'sunk', 'wash', 'sage-wash']

test('light, dark and calm, the latter two also by the system', () => expect(palettes).toHaveLength(5))

describe.each(palettes)('$name', ({ colours }) => {
  const on = (word: string, ground: string) => contrast(colours[word]!, colours[ground]!)

  test('body words are 7:1 on every ground', () => {
    for (const ground of grounds) for (const word of ['ink', 'soft']) expect(on(word, ground), `${word} on ${ground}`).toBeGreaterThanOrEqual(7)
  })

  test('other words are 4.5:1', () => {
    for (const ground of grounds) for (const word of ['accent-ink', 'sage', 'final']) expect(on(word, ground), `${word} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    expect(on('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5)
    expect(on('on-final', 'final')).toBeGreaterThanOrEqual(4.5)
  })

  test('edges of things to touch are 3:1', () => {
    for (const ground of grounds) expect(on('edge', ground)).toBeGreaterThanOrEqual(3)
  })
})
