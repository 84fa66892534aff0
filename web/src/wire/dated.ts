import type { ActivityDate } from './types'

type Hear = (date: ActivityDate) => void

let ear: Hear = () => {}

/** Names who hears of dates: their store, once one of its pages is open. Before that none is on the screen, and the first screen needn't carry it. */
export function onDate(hear: Hear): void {
  ear = hear
}

/** An event has brought a date, as I see it now. */
export function heardOf(date: ActivityDate): void {
  ear(date)
}
