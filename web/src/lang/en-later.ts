import { gather, type Words } from './words'

// What the first screen can do without.
export default gather(import.meta.glob<Words>(['../dates/words.en.ts', '../activities/words.en.ts', '../sign-ups/words.en.ts', '../calendars/words.en.ts', '../pictures/words.en.ts', '../asks/words.en.ts', '../skills/words.en.ts', '../together/words.en.ts', '../hands/words.en.ts', '../buddies/words.en.ts', '../thanks/words.en.ts', '../me/words.en.ts', '../tell/words.en.ts'], { eager: true, import: 'default' }))
