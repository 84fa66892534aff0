import type { ForYouItem } from '../wire/types'

type Told = Extract<ForYouItem['event'], { on: `glass.${string}` }>

/** Whether an event in “For you” is about a broken glass. */
export function isOfGlass(event: ForYouItem['event']): event is Told {
  return event.on.startsWith('glass.')
}
