/**
 * The phone's one connection to the house: joins socket, copies, outbox and stores.
 * A frame of events goes to the stores at once, and to the copies in one transaction.
 */
import { messages } from '../messages/messages.svelte'
import { rooms } from '../rooms/rooms.svelte'
import { api, ok } from './api'
import * as copies from './copies'
import { dispatch } from './dispatch'
import { earsOf } from './ears'
import { flush, keepRoom, note, streams } from './keeping.svelte'
import { Live, type LiveState, type Socket } from './live'
import { Outbox, type Outgoing } from './outbox.svelte'
import { emptied, emptyStores, inWhoseHands } from './stores'
import type { LiveEvent, Me, Message, Person, Receipt, Send, Topic } from './types'
import { uuid } from './uuid'

const ASLEEP_MS = 20_000

class Wire {
  state = $state<LiveState>('off')
  /** True once no connection could be had for a while: only then is it worth a word. */
  away = $state(false)
}

export const wire = new Wire()
export const outbox = emptied(new Outbox({
  socket: (send) => live.say({ do: 'send', ...send }),
  http: put,
  keep: copies.outgoing.put,
  forget: copies.outgoing.drop,
  onsent: showSent,
  onsilence: () => live.check()
}))

const ears = earsOf(() => me?.id, outbox)
let me: Person | null = null
let awayClock: ReturnType<typeof setTimeout> | undefined
let hiddenAt = 0
let signedOut: () => void = () => {}

const live = new Live({ open: openSocket, streams, onevents: hear, onstate: turn, onsignedout: () => signedOut() })

/** Begins for `person`: shows the copies, then connects. `whenSignedOut` is called when the server ends the session. */
export async function startWire(person: Me, whenSignedOut: () => void): Promise<void> {
  me = { id: person.id, name: person.name, mark: null }
  signedOut = whenSignedOut
  if (!(await recall(person.id))) return
  live.start()
  window.addEventListener('online', wake)
  document.addEventListener('visibilitychange', lookedAt)
}

/** Closes the connection and empties the stores; the copies stay. */
export function stopWire(): void {
  window.removeEventListener('online', wake)
  document.removeEventListener('visibilitychange', lookedAt)
  live.stop()
  emptyStores()
  me = null
}

/** Puts words into the outbox; they are kept before they are sent. */
export function send(room: string, text: string, reply_to: string | null, topics: Topic[]): Promise<void> {
  const made_at = new Date().toISOString()
  return outbox.add({ id: uuid(), room, text, reply_to, topics, person: me!.id, made_at, problem: null })
}

/** Moves my private read mark, at once here and soon on the server. */
export function markRead(room: string, seq: number): void {
  if ((rooms.all[room]?.read ?? seq) >= seq) return
  rooms.read(room, seq)
  keepRoom(room)
  void flush()
  if (live.say({ do: 'read', room, seq })) return
  void ok(api.PUT('/api/v1/rooms/{room}/read', { params: { path: { room } }, body: { seq } })).catch(() => {})
}

// False when the phone has changed hands before the copies were read.
async function recall(person: string): Promise<boolean> {
  const hands = inWhoseHands()
  const whose = await copies.about('person')
  if (whose !== person) await copies.wipe({ outbox: false })
  await copies.setAbout('person', person)
  const [kept, epoch, heard, unsent] = await Promise.all([copies.rooms(), copies.about('epoch'), copies.heard(), ownUnsent(person)])
  if (hands !== inWhoseHands()) return false
  streams.load(epoch, heard)
  rooms.load(kept)
  outbox.load(unsent, person)
  void copies.prune(Date.now())
  return true
}

// Somebody else's unsent words must not stay on a phone that has changed hands.
async function ownUnsent(person: string): Promise<Outgoing[]> {
  const all = await copies.outgoing.all()
  await Promise.all(all.filter((one) => one.person !== person).map((one) => copies.outgoing.drop(one.id)))
  return all.filter((one) => one.person === person)
}

function openSocket(): Socket {
  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/live`
  return new WebSocket(url, 'sunroom.v1') as unknown as Socket
}

async function put({ id, room, ...body }: Send): Promise<Receipt> {
  const path = { room, message: id }
  const receipt = await ok(api.PUT('/api/v1/rooms/{room}/messages/{message}', { params: { path }, body }))
  live.check() // the server is there: no reason to wait any longer for the socket
  return receipt
}

function turn(state: LiveState): void {
  wire.state = state
  clearTimeout(awayClock)
  if (state === 'ready') {
    wire.away = false
    outbox.pump()
  } else if (state === 'connecting') {
    outbox.cutOff()
    awayClock = setTimeout(() => (wire.away = true), 3_000)
  }
}

function wake(): void {
  live.check()
  outbox.pump()
}

function lookedAt(): void {
  if (document.visibilityState === 'hidden') hiddenAt = Date.now()
  else if (Date.now() - hiddenAt > ASLEEP_MS) wake()
}

function hear(events: LiveEvent[]): void {
  for (const event of events) {
    dispatch(event, ears)
    if ('stream' in event) note({ put: 'heard', stream: event.stream, seq: event.on === 'behind' ? event.head : event.seq })
  }
  void flush()
}

// Between "accepted" and its own event the message must not vanish from the screen.
function showSent(one: Outgoing, { seq, at }: Receipt): void {
  const { id, room, text, reply_to, topics } = one
  const message: Message = { id, room, seq, author: me!, text, at, reply_to, topics, folded: null, reactions: [], held: false }
  const already = messages.find(id)
  if (already || messages.room !== room) return
  messages.hear(room, { on: 'message.sent', stream: `room:${room}`, seq, message })
}
