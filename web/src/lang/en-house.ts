import { gather, type Words } from './words'

// How the house works, and what the desk decides: the rest of what comes later, in a chunk of its own.
export default gather(import.meta.glob<Words>(['../*/house.en.ts', '../glass/words.en.ts', '../danger/words.en.ts', '../suspensions/words.en.ts', '../proof/words.en.ts', '../reports/words.en.ts', '../hours/words.en.ts', '../guidelines/words.en.ts', '../role-cards/words.en.ts', '../decisions/words.en.ts'], { eager: true, import: 'default' }))
