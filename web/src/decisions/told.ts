import type { DecisionEvent, ForYouItem } from '../wire/types'

type Told = Extract<ForYouItem['event'], DecisionEvent>

/** Whether something that arrived is about a decision. */
export function isOfDecisions(event: ForYouItem['event']): event is Told {
  return event.on.startsWith('decision.') || event.on === 'advocate.asked'
}
