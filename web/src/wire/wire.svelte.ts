/**
 * The phone's one connection to the house: joins socket, copies, outbox and stores.
 * A frame of events goes to the stores at once, and to the copies in one transaction.
 */
import { members } from '../rooms/members.svelte'
import { rooms } from '../rooms/rooms.svelte'
import { messages } from '../messages/messages.svelte'
import { t } from '../lang/lang.svelte'
import { toast } from '../ui/toast.svelte'
import { api, ok } from './api'
import * as copies from './copies'
import { dispatch, type Ears } from './dispatch'
import { Live, type LiveState, type Socket } from './live'
import { Outbox, type Outgoing } from './outbox.svelte'
import { Streams } from './streams'
import type { LiveEvent, Me, Message, Person, Receipt, Room, Send, StreamEvent, Topic } from './types'
import { uuid } from './uuid'

const ASLEEP_MS = 20_000

class Wire {
  state = $state<LiveState>('off')
  /** True once no connection could be had for a while: only then is it worth a word. */
  away = $state(false)
}

export const wire = new Wire()
export const outbox = new Outbox({
  socket: (send) => live.say({ do: 'send', ...send }),
  http: put,
  keep: copies.outgoing.put,
  forget: copies.outgoing.drop,
  onsent: showSent,
  onsilence: () => live.check()
})

const streams = new Streams()
let me: Person | null = null
let changes: copies.Change[] = []
let awayClock: ReturnType<typeof setTimeout> | undefined
let hiddenAt = 0
let signedOut: () => void = () => {}

const live = new Live({ open: openSocket, streams, onevents: hear, onstate: turn, onsignedout: () => signedOut() })

/** Begins for `person`: shows the copies, then connects. `whenSignedOut` is called when the server ends the session. */
export async function startWire(person: Me, whenSignedOut: () => void): Promise<void> {
  me = { id: person.id, name: person.name, mark: null }
  signedOut = whenSignedOut
  await recall(person.id)
  live.start()
  window.addEventListener('online', wake)
  document.addEventListener('visibilitychange', lookedAt)
}

/** Closes the connection and empties the stores; the copies stay. */
export function stopWire(): void {
  window.removeEventListener('online', wake)
  document.removeEventListener('visibilitychange', lookedAt)
  live.stop()
  outbox.clear()
  rooms.clear()
  messages.close()
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

/** A room that has become mine (made, joined): listed, kept, and heard from now on. */
export function enter(room: Room): void {
  rooms.put(room)
  hearFrom(room)
  void flush()
}

/** A room that is no longer mine: its copies go too. */
export function leave(room: string): void {
  forgetRoom(room)
  void flush()
}

/** Asks for my rooms anew; without a network the copies stay as they are. */
export async function refreshRooms(): Promise<void> {
  try {
    const gone = await rooms.fetch()
    gone.forEach(forgetRoom)
    rooms.list.forEach(hearFrom)
    await flush()
  } catch {
    return
  }
}

function hearFrom({ id, head }: Room): void {
  const stream = `room:${id}`
  streams.learn(stream, head)
  if (streams.takeBegun().length) changes.push({ drop: 'messages', room: id }, { put: 'heard', stream, seq: head })
  keepRoom(id)
}

async function recall(person: string): Promise<void> {
  const whose = await copies.about('person')
  if (whose !== person) await copies.wipe({ outbox: false })
  await copies.setAbout('person', person)
  const [kept, epoch, heard] = await Promise.all([copies.rooms(), copies.about('epoch'), copies.heard()])
  streams.load(epoch, heard)
  rooms.load(kept)
  outbox.load(await ownUnsent(person), person)
  void copies.prune(Date.now())
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
    if ('stream' in event) changes.push({ put: 'heard', stream: event.stream, seq: event.on === 'behind' ? event.head : event.seq })
  }
  void flush()
}

// Rooms change many times in one frame; each is written once, as it is at the end.
const changedRooms = new Set<string>()

function keepRoom(id: string): void {
  changedRooms.add(id)
}

function flush(): Promise<void> {
  const kept = [...changedRooms].flatMap((id) => (rooms.all[id] ? [{ put: 'room' as const, room: $state.snapshot(rooms.all[id]) as Room }] : []))
  const batch = [...changes, ...kept]
  changes = []
  changedRooms.clear()
  return copies.write(batch)
}

function forgetRoom(id: string): void {
  rooms.drop(id)
  streams.drop(`room:${id}`)
  changes.push({ drop: 'room', room: id })
}

function roomOf(stream: string): string | null {
  return stream.startsWith('room:') ? stream.slice('room:'.length) : null
}

// Every event of a room's stream: the list, the open room, the copies.
function tell(event: StreamEvent): void {
  const id = roomOf(event.stream)
  if (!id || !me) return
  if (rooms.hear(id, event, me.id)) keepRoom(id)
  messages.hear(id, event)
}

const ears: Ears = {
  ready(event) {
    void copies.setAbout('epoch', event.epoch)
    for (const [stream] of streams.all()) if (!(stream in event.heads)) gone(stream)
    streams.takeBegun().forEach(beginAnew)
    for (const [stream, seq] of streams.all()) changes.push({ put: 'heard', stream, seq })
    void refreshRooms()
    if (messages.room && messages.offline) void messages.open(messages.room)
  },
  accepted: ({ id, seq, at }) => outbox.accepted({ id, seq, at }),
  refused: ({ id, problem }) => void (id && outbox.refused(id, problem)),
  behind({ stream }) {
    const id = roomOf(stream)
    if (!id) return
    changes.push({ drop: 'messages', room: id })
    void messages.startAgain(id)
  },
  sent(event) {
    tell(event)
    changes.push({ put: 'entries', room: event.message.room, entries: [event.message] })
    if (event.message.author.id === me?.id) outbox.accepted(event.message)
  },
  takenBack(event) {
    const id = roomOf(event.stream)
    const last = id ? rooms.all[id]?.last : null
    const taken = messages.find(event.id)
    tell(event)
    changes.push({ put: 'taken_back', id: event.id })
    if (id && last && (!taken || taken.seq === last.seq)) void rooms.refresh(id).then(enter).catch(() => {})
  },
  reacted(event) {
    tell(event)
    changes.push({ put: 'reactions', id: event.id, reactions: event.reactions })
  },
  roomChanged: tell,
  joined(event) {
    tell(event)
    members.joined(roomOf(event.stream), event.person)
  },
  left(event) {
    tell(event)
    members.left(roomOf(event.stream), event.person)
  },
  withheld(event) {
    tell(event)
    const room = roomOf(event.stream)
    if (room) changes.push({ put: 'entries', room, entries: [{ seq: event.seq, withheld: true }] })
  },
  roomAdded({ room, joined_seq }) {
    streams.learn(`room:${room.id}`, joined_seq)
    void rooms.refresh(room.id).then(enter).catch(() => {})
  },
  roomRemoved({ room, reason }) {
    const was = rooms.all[room.id]
    forgetRoom(room.id)
    if (was && reason) toast(t('rooms.removed_me', { title: room.title, reason }), { seconds: 30 })
  }
}

// Heard "from now": older copies could be followed by a hole, and so could a page that was read just before.
function beginAnew(stream: string): void {
  const id = roomOf(stream)
  if (!id) return
  changes.push({ drop: 'messages', room: id })
  if (id === messages.room) void messages.readOn()
}

// A stream the server no longer names is one we no longer hear.
function gone(stream: string): void {
  const id = roomOf(stream)
  if (id) forgetRoom(id)
  else streams.drop(stream)
}

// Between "accepted" and its own event the message must not vanish from the screen.
function showSent(one: Outgoing, { seq, at }: Receipt): void {
  const { id, room, text, reply_to, topics } = one
  const message: Message = { id, room, seq, author: me!, text, at, reply_to, topics, folded: null, reactions: [] }
  const already = messages.find(id)
  if (already || messages.room !== room) return
  messages.hear(room, { on: 'message.sent', stream: `room:${room}`, seq, message })
}
