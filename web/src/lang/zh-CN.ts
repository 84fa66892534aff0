import { gather, type Words } from './words'

// Every feature's words.zh-CN.ts is found by its name: a new feature needs no line here.
export default gather(import.meta.glob<Words>('../*/words.zh-CN.ts', { eager: true, import: 'default' }))
