import { gather, type Words } from './words'

// What only workers read: every feature's desk.ja.ts, found by its name.
export default gather(import.meta.glob<Words>('../*/desk.ja.ts', { eager: true, import: 'default' }))
