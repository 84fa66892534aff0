import { session } from '../app/session.svelte'
import { t } from '../lang/lang.svelte'
import { api, ok } from '../wire/api'
import { REACTIONS, type Message, type Reaction, type ReactionKind } from '../wire/types'
import { messages } from './messages.svelte'

/** Who said what, by kind, in names. Never a number. */
export function byKind(reactions: Reaction[]): { kind: ReactionKind; names: string }[] {
  return REACTIONS.map((kind) => ({ kind, names: namesOf(reactions, kind) })).filter(({ names }) => names)
}

/** My own reaction to a message, if any. */
export function mine(message: Message): ReactionKind | undefined {
  return message.reactions.find(({ person }) => person.id === session.me?.id)?.kind
}

/** Gives `kind`, or takes it back when it is mine already. Shown at once; put back as it was when refused (throws Refusal). */
export async function react(message: Message, kind: ReactionKind): Promise<void> {
  const me = session.me
  if (!me) return
  const taken = mine(message) === kind
  const others = message.reactions.filter(({ person }) => person.id !== me.id)
  const own: Reaction = { person: { id: me.id, name: me.name, mark: null }, kind }
  show(message, taken ? others : [...others, own])
  const params = { path: { room: message.room, message: message.id } }
  const url = '/api/v1/rooms/{room}/messages/{message}/reaction'
  try {
    await ok(taken ? api.DELETE(url, { params }) : api.PUT(url, { params, body: { kind } }))
  } catch (error) {
    show(message, message.reactions)
    throw error
  }
}

function show({ id, room, seq }: Message, reactions: Reaction[]): void {
  messages.hear(room, { on: 'reaction.changed', stream: `room:${room}`, seq, id, reactions })
}

function namesOf(reactions: Reaction[], kind: ReactionKind): string {
  const me = session.me?.id
  const names = reactions.filter((one) => one.kind === kind).map(({ person }) => (person.id === me ? t('messages.me') : person.name))
  return names.join(t('messages.names_and'))
}
