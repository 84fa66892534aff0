import type { KindNote } from '../../wire/types'

export type CardName = NonNullable<KindNote['card']>

/** Each card in a few strokes on a square of 48: a path, and whether it is filled warm, filled green, or only drawn. */
export const DRAWINGS: Record<CardName, [path: string, how: 'warm' | 'green' | 'line'][]> = {
  sun: [
    ['M24 15a9 9 0 1 1 0 18a9 9 0 1 1 0-18', 'warm'],
    ['M24 4v6M24 38v6M4 24h6M38 24h6M10 10l4 4M34 34l4 4M38 10l-4 4M14 34l-4 4', 'line']
  ],
  tea: [
    ['M9 21h24v9a9 9 0 0 1-9 9h-6a9 9 0 0 1-9-9z', 'warm'],
    ['M33 24h3a4 4 0 0 1 0 9h-4M6 43h32M16 15c-3-4 3-5 0-9M25 15c-3-4 3-5 0-9', 'line']
  ],
  flower: [
    ['M24 14a5 5 0 1 0-5-8a6 6 0 1 0-4 10a6 6 0 1 0 9 6a6 6 0 1 0 9-6a6 6 0 1 0-4-10a5 5 0 1 0-5 8', 'warm'],
    ['M24 34c-8 0-12-4-12-8c8 0 12 3 12 8M24 38c7 0 11-3 11-7c-7 0-11 2-11 7', 'green'],
    ['M24 23v21', 'line']
  ],
  bird: [
    ['M8 30c0-10 8-17 17-15c2-5 9-5 11 0l5 2l-5 3c0 12-7 18-16 18c-6 0-10-3-12-8', 'warm'],
    ['M14 29c6 4 12 2 14-5M21 38v5M27 37v6M32 16h.1', 'line']
  ],
  boat: [
    ['M24 6v24H9z', 'warm'],
    ['M28 12v18h11z', 'green'],
    ['M6 34h36l-5 7H11zM4 45c3-2 5-2 8 0s5 2 8 0s5-2 8 0s5 2 8 0s5-2 8 0', 'line']
  ],
  lantern: [
    ['M24 11c10 0 14 5 14 12s-4 12-14 12s-14-5-14-12s4-12 14-12', 'warm'],
    ['M24 4v7M19 11h10M19 35h10M24 35v9M20 39v4M28 39v4M24 11c-5 7-5 17 0 24c5-7 5-17 0-24', 'line']
  ],
  window: [
    ['M10 6h28v34H10z', 'warm'],
    ['M14 40c0-6 4-9 8-9s6 3 6 9z', 'green'],
    ['M24 6v25M10 20h28M6 40h36', 'line']
  ],
  tree: [
    ['M24 4c9 0 11 6 10 9c6 1 8 6 6 11s-8 6-16 6s-14-1-16-6s0-10 6-11c-1-3 1-9 10-9', 'green'],
    ['M24 20v24M24 30l6-6M24 27l-5-5M12 44h24', 'line']
  ]
}

export const CARDS = Object.keys(DRAWINGS) as CardName[]
