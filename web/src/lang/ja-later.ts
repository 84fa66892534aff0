import { gather, type Words } from './words'

// What the first screen can do without.
export default gather(import.meta.glob<Words>(['../dates/words.ja.ts', '../activities/words.ja.ts', '../sign-ups/words.ja.ts', '../calendars/words.ja.ts', '../pictures/words.ja.ts', '../asks/words.ja.ts', '../skills/words.ja.ts', '../together/words.ja.ts', '../hands/words.ja.ts', '../buddies/words.ja.ts', '../thanks/words.ja.ts', '../me/words.ja.ts', '../tell/words.ja.ts'], { eager: true, import: 'default' }))
