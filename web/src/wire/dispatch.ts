import type { DateEvent, DecisionEvent, GlassEvent, HelpEvent, LiveEvent, Named, ThanksEvent } from './types'

/** Everybody on the phone who wants to hear live events; each store implements its part. */
export interface Ears {
  ready(event: Named<'ready'>): void
  accepted(event: Named<'accepted'>): void
  refused(event: Named<'refused'>): void
  behind(event: Named<'behind'>): void
  sent(event: Named<'message.sent'>): void
  takenBack(event: Named<'message.taken_back'>): void
  shown(event: Named<'message.shown'>): void
  reacted(event: Named<'reaction.changed'>): void
  topicsChanged(event: Named<'topics.changed'>): void
  roomChanged(event: Named<'room.changed'>): void
  joined(event: Named<'member.joined'>): void
  left(event: Named<'member.left'>): void
  withheld(event: Named<'withheld'>): void
  roomAdded(event: Named<'room.added'>): void
  roomRemoved(event: Named<'room.removed'>): void
  roomClosed(event: Named<'room.closed'>): void
  boundariesChanged(event: Named<'boundaries.changed'>): void
  askArrived(event: Named<'ask.arrived'>): void
  askAccepted(event: Named<'ask.accepted'>): void
  thoughtReceived(event: Named<'thought.received'>): void
  writingPaused(event: Named<'writing.paused'>): void
  caseChanged(event: Named<'case.changed'>): void
  reported(event: Named<'report.changed'>): void
  dated(event: DateEvent): void
  helped(event: HelpEvent): void
  aboutBuddies(event: Named<'buddy.asked' | 'buddy.accepted'>): void
  thanked(event: ThanksEvent): void
  decided(event: DecisionEvent): void
  standsIn(event: Named<'stand_in.asked' | 'stand_in.started'>): void
  guidelinesChanged(event: Named<'guidelines.changed'>): void
  glassed(event: GlassEvent): void
  told(event: Named<'words.marked' | 'topics.noted' | 'worker.asked'>): void
}

// Listed by hand so that a new event fails to compile here as well as in the switch below.
const known: Record<LiveEvent['on'], true> = {
  ready: true,
  accepted: true,
  refused: true,
  behind: true,
  'message.sent': true,
  'message.taken_back': true,
  'message.shown': true,
  'reaction.changed': true,
  'topics.changed': true,
  'room.changed': true,
  'member.joined': true,
  'member.left': true,
  withheld: true,
  'room.added': true,
  'room.removed': true,
  'room.closed': true,
  'boundaries.changed': true,
  'ask.arrived': true,
  'ask.accepted': true,
  'thought.received': true,
  'writing.paused': true,
  'case.changed': true,
  'report.changed': true,
  'glass.broken': true,
  'glass.told': true,
  'words.marked': true,
  'topics.noted': true,
  'worker.asked': true,
  'sign_up.changed': true,
  'place.offered': true,
  'date.moved': true,
  'date.changed': true,
  'date.called_off': true,
  'activity.reminded': true,
  'activity.invited': true,
  'activity.approved': true,
  'activity.sent_back': true,
  'co_host.asked': true,
  'help.offered': true,
  'help.chosen': true,
  'help.confirmed': true,
  'help.stepped_back': true,
  'help.reminded': true,
  'help.ended': true,
  'buddy.asked': true,
  'buddy.accepted': true,
  'decision.made': true,
  'decision.changed': true,
  'appeal.changed': true,
  'advocate.asked': true,
  'thanks.received': true,
  'thanks.taken_back': true,
  'thanks.show_asked': true,
  'thanks.show_agreed': true,
  'stand_in.asked': true,
  'stand_in.started': true,
  'guidelines.changed': true
}

/** False for an event name from a newer server: its number still counts, its content is passed over. */
export function isKnown(event: { on: string }): event is LiveEvent {
  return Object.hasOwn(known, event.on)
}

/** Brings one event to its listener. An event without a case does not compile. */
export function dispatch(event: LiveEvent, ears: Ears): void {
  switch (event.on) {
    case 'ready':
      return ears.ready(event)
    case 'accepted':
      return ears.accepted(event)
    case 'refused':
      return ears.refused(event)
    case 'behind':
      return ears.behind(event)
    case 'message.sent':
      return ears.sent(event)
    case 'message.taken_back':
      return ears.takenBack(event)
    case 'message.shown':
      return ears.shown(event)
    case 'reaction.changed':
      return ears.reacted(event)
    case 'topics.changed':
      return ears.topicsChanged(event)
    case 'room.changed':
      return ears.roomChanged(event)
    case 'member.joined':
      return ears.joined(event)
    case 'member.left':
      return ears.left(event)
    case 'withheld':
      return ears.withheld(event)
    case 'room.added':
      return ears.roomAdded(event)
    case 'room.removed':
      return ears.roomRemoved(event)
    case 'room.closed':
      return ears.roomClosed(event)
    case 'boundaries.changed':
      return ears.boundariesChanged(event)
    case 'ask.arrived':
      return ears.askArrived(event)
    case 'ask.accepted':
      return ears.askAccepted(event)
    case 'thought.received':
      return ears.thoughtReceived(event)
    case 'glass.broken':
    case 'glass.told':
      return ears.glassed(event)
    case 'words.marked':
    case 'topics.noted':
    case 'worker.asked':
      return ears.told(event)
    case 'writing.paused':
      return ears.writingPaused(event)
    case 'case.changed':
      return ears.caseChanged(event)
    case 'report.changed':
      return ears.reported(event)
    case 'sign_up.changed':
    case 'place.offered':
    case 'date.moved':
    case 'date.changed':
    case 'date.called_off':
    case 'activity.reminded':
    case 'activity.invited':
    case 'activity.approved':
    case 'activity.sent_back':
    case 'co_host.asked':
      return ears.dated(event)
    case 'help.offered':
    case 'help.chosen':
    case 'help.confirmed':
    case 'help.stepped_back':
    case 'help.reminded':
    case 'help.ended':
      return ears.helped(event)
    case 'buddy.asked':
    case 'buddy.accepted':
      return ears.aboutBuddies(event)
    case 'decision.made':
    case 'decision.changed':
    case 'appeal.changed':
    case 'advocate.asked':
      return ears.decided(event)
    case 'thanks.received':
    case 'thanks.taken_back':
    case 'thanks.show_asked':
    case 'thanks.show_agreed':
      return ears.thanked(event)
    case 'stand_in.asked':
    case 'stand_in.started':
      return ears.standsIn(event)
    case 'guidelines.changed':
      return ears.guidelinesChanged(event)
    default:
      unhandled(event)
  }
}

function unhandled(event: never): never {
  throw new Error(`unhandled event ${JSON.stringify(event)}`)
}

