import { gather, type Words } from './words'

// What the first screen can do without.
export default gather(import.meta.glob<Words>(['../tell/words.en.ts', '../suspensions/words.en.ts'], { eager: true, import: 'default' }))
