import type { DecisionEvent } from './types'

let ear: (event: DecisionEvent) => void = () => {}

/** Names who hears of decisions about me, and of whom I stand by: the page that is open. Gives how to stop. */
export function onDecision(hear: (event: DecisionEvent) => void): () => void {
  ear = hear
  return () => {
    if (ear === hear) ear = () => {}
  }
}

/** Something was decided about me, or an appeal moved on. */
export function heardOfDecision(event: DecisionEvent): void {
  ear(event)
}
