import { gather, type Words } from './words'

// How the house works, and what the desk decides: the rest of what comes later, in a chunk of its own.
export default gather(import.meta.glob<Words>(['../*/house.ja.ts', '../glass/words.ja.ts', '../danger/words.ja.ts', '../suspensions/words.ja.ts', '../proof/words.ja.ts', '../reports/words.ja.ts', '../hours/words.ja.ts', '../guidelines/words.ja.ts', '../role-cards/words.ja.ts', '../decisions/words.ja.ts'], { eager: true, import: 'default' }))
