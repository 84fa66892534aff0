import { gather, type Words } from './words'

// What only workers read: every feature's desk.en.ts, found by its name.
export default gather(import.meta.glob<Words>('../*/desk.en.ts', { eager: true, import: 'default' }))
