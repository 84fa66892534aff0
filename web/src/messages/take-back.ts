import { api, ok } from '../wire/api'
import type { Message } from '../wire/types'
import { messages } from './messages.svelte'

/** Takes my message back, on the server and here. Throws Refusal. */
export async function takeBack({ id, room, seq }: Message): Promise<void> {
  await ok(api.DELETE('/api/v1/rooms/{room}/messages/{message}', { params: { path: { room, message: id } } }))
  messages.hear(room, { on: 'message.taken_back', stream: `room:${room}`, seq, id })
}
