import { gather, type Words } from './words'

// Every feature's words.ja.ts is found by its name: a new feature needs no line here. Those of pages seldom opened come later.
export default gather(import.meta.glob<Words>(['../*/words.ja.ts', '!../tell/*', '!../suspensions/*', '!../dates/*', '!../activities/*', '!../sign-ups/*', '!../calendars/*', '!../pictures/*', '!../asks/*', '!../skills/*', '!../together/*'], { eager: true, import: 'default' }))
export default gather(import.meta.glob<Words>(['../*/words.ja.ts', '!../tell/*', '!../suspensions/*', '!../dates/*', '!../activities/*', '!../sign-ups/*', '!../calendars/*', '!../hands/*'], { eager: true, import: 'default' }))
export default gather(import.meta.glob<Words>(['../*/words.ja.ts', '!../tell/*', '!../suspensions/*', '!../dates/*', '!../activities/*', '!../sign-ups/*', '!../calendars/*', '!../buddies/*'], { eager: true, import: 'default' }))
export default gather(import.meta.glob<Words>(['../*/words.ja.ts', '!../tell/*', '!../suspensions/*', '!../dates/*', '!../activities/*', '!../sign-ups/*', '!../calendars/*', '!../thanks/*'], { eager: true, import: 'default' }))
