import type { ForYouItem } from '../wire/types'

type Told = Extract<ForYouItem['event'], { on: `thanks.${string}` }>

/** Whether an event in “For you” is about thanks. */
export function isOfThanks(event: ForYouItem['event']): event is Told {
  return event.on.startsWith('thanks.')
}
