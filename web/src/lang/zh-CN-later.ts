import { gather, type Words } from './words'

// What the first screen can do without.
export default gather(import.meta.glob<Words>(['../tell/words.zh-CN.ts', '../suspensions/words.zh-CN.ts'], { eager: true, import: 'default' }))
