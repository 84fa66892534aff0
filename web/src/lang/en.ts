import { gather, type Words } from './words'

// Every feature's words.en.ts is found by its name: a new feature needs no line here. Those of pages seldom opened come later.
export default gather(import.meta.glob<Words>(['../*/words.en.ts', '!../dates/*', '!../activities/*', '!../sign-ups/*', '!../calendars/*', '!../pictures/*', '!../asks/*', '!../skills/*', '!../together/*', '!../hands/*', '!../buddies/*', '!../thanks/*', '!../glass/*', '!../danger/*', '!../me/*', '!../tell/*', '!../suspensions/*', '!../proof/*', '!../reports/*', '!../hours/*', '!../guidelines/*', '!../role-cards/*', '!../decisions/*'], { eager: true, import: 'default' }))
