import { gather, type Words } from './words'

// What the first screen can do without.
export default gather(import.meta.glob<Words>(['../dates/words.zh-CN.ts', '../activities/words.zh-CN.ts', '../sign-ups/words.zh-CN.ts', '../calendars/words.zh-CN.ts', '../thanks/words.zh-CN.ts', '../tell/words.zh-CN.ts', '../suspensions/words.zh-CN.ts'], { eager: true, import: 'default' }))
