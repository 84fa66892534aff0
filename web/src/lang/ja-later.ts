import { gather, type Words } from './words'

// What the first screen can do without.
export default gather(import.meta.glob<Words>(['../tell/words.ja.ts', '../suspensions/words.ja.ts'], { eager: true, import: 'default' }))
