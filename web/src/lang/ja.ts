import { gather, type Words } from './words'

// Every feature's words.ja.ts is found by its name: a new feature needs no line here.
export default gather(import.meta.glob<Words>('../*/words.ja.ts', { eager: true, import: 'default' }))
