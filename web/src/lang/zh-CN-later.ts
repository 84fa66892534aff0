import { gather, type Words } from './words'

// What the first screen can do without.
export default gather(import.meta.glob<Words>(['../dates/words.zh-CN.ts', '../activities/words.zh-CN.ts', '../sign-ups/words.zh-CN.ts', '../calendars/words.zh-CN.ts', '../pictures/words.zh-CN.ts', '../asks/words.zh-CN.ts', '../skills/words.zh-CN.ts', '../together/words.zh-CN.ts', '../hands/words.zh-CN.ts', '../buddies/words.zh-CN.ts', '../thanks/words.zh-CN.ts', '../me/words.zh-CN.ts', '../tell/words.zh-CN.ts'], { eager: true, import: 'default' }))
