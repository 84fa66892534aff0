import { gather, type Words } from './words'

// How the house works, and what the desk decides: the rest of what comes later, in a chunk of its own.
export default gather(import.meta.glob<Words>(['../*/house.zh-CN.ts', '../glass/words.zh-CN.ts', '../danger/words.zh-CN.ts', '../suspensions/words.zh-CN.ts', '../proof/words.zh-CN.ts', '../reports/words.zh-CN.ts', '../hours/words.zh-CN.ts', '../guidelines/words.zh-CN.ts', '../role-cards/words.zh-CN.ts', '../decisions/words.zh-CN.ts'], { eager: true, import: 'default' }))
