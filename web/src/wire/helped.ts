import type { HelpEvent } from './types'

type Hear = (event: HelpEvent) => void

let ear: Hear = () => {}

/** Names who hears of help requests: their store, once one of its pages is open. */
export function onHelp(hear: Hear): void {
  ear = hear
}

/** An event has told of a help request, as I see it now. */
export function heardOfHelp(event: HelpEvent): void {
  ear(event)
}

/** Whether an event is about a help request. */
export function isOfHands(event: { on: string }): event is HelpEvent {
  return event.on.startsWith('help.')
}
