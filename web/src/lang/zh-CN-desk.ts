import { gather, type Words } from './words'

// What only workers read: every feature's desk.zh-CN.ts, found by its name.
export default gather(import.meta.glob<Words>('../*/desk.zh-CN.ts', { eager: true, import: 'default' }))
