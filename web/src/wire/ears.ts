/** What each live event means on this phone: for the stores at once, and for the copies with the next `flush`. */
import { forYou } from '../asks/for-you.svelte'
import { boundariesChanged, checkBoundaries } from '../boundaries/changed'
import { pace } from '../boundaries/pace.svelte'
import { t } from '../lang/lang.svelte'
import { removals } from '../me/removals.svelte'
import { messages } from '../messages/messages.svelte'
import { members } from '../rooms/members.svelte'
import { rooms } from '../rooms/rooms.svelte'
import { raises } from '../rooms/story'
import { toast } from '../ui/toast.svelte'
import * as copies from './copies'
import { heardOf } from './dated'
import { heardOfDecision } from './decided'
import { heardOfCases } from './desked'
import { heardOfHelp } from './helped'
import type { Ears } from './dispatch'
import { enter, forgetRoom, keepRoom, note, refreshRooms, roomOf, streams } from './keeping.svelte'
import type { Outbox } from './outbox.svelte'
import { heardOfBuddies } from './paired'
import { heardOfReports } from './reported'
import type { StreamEvent } from './types'

/** `me`: the id of whoever is signed in. */
export function earsOf(me: () => string | undefined, outbox: Pick<Outbox, 'accepted' | 'refused'>): Ears {
  // Every event of a room's stream: the list, the open room, the copies.
  function tell(event: StreamEvent): void {
    const id = roomOf(event.stream)
    const mine = me()
    if (!id || !mine) return
    const dot = raisesDot(id, event, mine)
    if (rooms.hear(id, event, mine, dot === true)) keepRoom(id)
    if (dot === 'maybe') changed(id)
    messages.hear(id, event)
  }

  function askForYou(): void {
    const mine = me()
    if (mine) void forYou.fetch(mine).catch(() => {})
  }

  function askRemovals(): void {
    const mine = me()
    if (mine) void removals.ask(mine).catch(() => {})
  }

  return {
    ready(event) {
      void copies.setAbout('epoch', event.epoch)
      for (const [stream] of streams.all()) if (!(stream in event.heads)) gone(stream)
      streams.takeBegun().forEach(beginAnew)
      for (const [stream, seq] of streams.all()) note({ put: 'heard', stream, seq })
      void refreshRooms().then(() => removals.known || askRemovals())
      void checkBoundaries()
      askForYou()
      setTimeout(() => kindWordsAnew(me), 4000)
      if (messages.room && messages.offline) void messages.open(messages.room)
    },
    accepted: ({ id, seq, at }) => outbox.accepted({ id, seq, at }),
    refused: ({ id, problem }) => void (id && outbox.refused(id, problem)),
    behind({ stream }) {
      const id = roomOf(stream)
      if (!id) return
      note({ drop: 'messages', room: id })
      void messages.startAgain(id)
    },
    sent(event) {
      tell(event)
      note({ put: 'entries', room: event.message.room, entries: [event.message] })
      if (event.message.author.id !== me()) return
      outbox.accepted(event.message)
      // A talk more: perhaps that is enough for today.
      const counts = rooms.all[event.message.room]?.kind === 'direct' && pace.now?.talks_a_day
      if (counts && !pace.now?.enough) void pace.fetch().catch(() => {})
    },
    takenBack(event) {
      const id = roomOf(event.stream)
      const last = id ? rooms.all[id]?.last : null
      const taken = messages.find(event.id)
      tell(event)
      note({ put: 'taken_back', id: event.id })
      if (id && last && (!taken || taken.seq === last.seq)) askAnew(id)
      // Perhaps the desk holds it: then everybody is told so, and its author reads it on.
      if (taken?.author.id === me()) anew(event.stream)
    },
    shown(event) {
      tell(event)
      anew(event.stream)
    },
    reacted(event) {
      tell(event)
      note({ put: 'reactions', id: event.id, reactions: event.reactions })
    },
    topicsChanged(event) {
      // What it touches now may fold it here, or take it away: the room is read again, under my wishes.
      tell(event)
      anew(event.stream)
    },
    roomChanged(event) {
      tell(event)
      const id = roomOf(event.stream)
      if (id && rooms.all[id]) changed(id)
    },
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
      if (room) note({ put: 'entries', room, entries: [{ seq: event.seq, withheld: true }] })
    },
    roomAdded({ room, joined_seq }) {
      streams.learn(`room:${room.id}`, joined_seq)
      removals.lifted(room.id)
      askAnew(room.id)
    },
    roomRemoved({ room, reason }) {
      const was = rooms.all[room.id]
      forgetRoom(room.id)
      if (reason) askRemovals()
      heardOfBuddies()
      if (was && reason) toast(t('rooms.removed_me', { title: room.title, reason }), { seconds: 30 })
      askForYou()
    },
    roomClosed({ room, until }) {
      rooms.close(room.id, until)
      keepRoom(room.id)
      askForYou()
    },
    boundariesChanged() {
      void boundariesChanged()
      kindWordsAnew(me)
    },
    askArrived: askForYou,
    askAccepted: askForYou,
    thoughtReceived: askForYou,
    standsIn: askForYou,
    guidelinesChanged: tell,
    aboutBuddies() {
      heardOfBuddies()
      askForYou()
    },
    caseChanged() {
      heardOfCases()
      askForYou()
    },
    writingPaused() {
      // What I may do in each room changes with it.
      void refreshRooms()
      askForYou()
    },
    glassed: askForYou,
    told: askForYou,
    thanked() {
      askForYou()
      kindWordsAnew(me)
    },
    reported() {
      heardOfReports()
      askForYou()
    },
    dated({ date }) {
      // It comes whole, and stands in For you as long as there is something in it for me.
      heardOf(date)
      askForYou()
    },
    decided() {
      heardOfDecision()
      askForYou()
    },
    helped(event) {
      heardOfHelp(event)
      askForYou()
    }
  }
}

// The box is kept on this phone for days without a network, also of who never opened it here.
function kindWordsAnew(me: () => string | undefined): void {
  const mine = me()
  const again = async () => {
    const { kindWords } = await import('../thanks/kind-words.svelte')
    if (mine && mine === me()) await kindWords.fetch(mine)
  }
  if (mine) void again().catch(() => {})
}

function raisesDot(room: string, event: StreamEvent, me: string): boolean | 'maybe' {
  const known = rooms.all[room]
  const news = event.on === 'message.sent' && event.message.author.id !== me && !event.message.folded
  return known && news ? raises(known, pace.now, Date.now()) : true
}

// Who looks after the room may have changed, and with it what I may do there. Once for all the changes of a frame.
const changedRooms = new Set<string>()

function changed(room: string): void {
  if (!changedRooms.size) queueMicrotask(askAboutChanged)
  changedRooms.add(room)
}

function askAboutChanged(): void {
  changedRooms.forEach(askAnew)
  changedRooms.forEach((room) => void members.again(room).catch(() => {}))
  changedRooms.clear()
}

function askAnew(room: string): void {
  void rooms.refresh(room).then(enter).catch(() => {})
}

// What stands in a room may be another for me now: it is read again, and so are its copies.
function anew(stream: string): void {
  const id = roomOf(stream)
  if (!id) return
  note({ drop: 'messages', room: id })
  changed(id)
  if (id === messages.room) void messages.readAgain()
}

// Heard "from now": older copies could be followed by a hole, and so could a page that was read just before.
function beginAnew(stream: string): void {
  const id = roomOf(stream)
  if (!id) return
  note({ drop: 'messages', room: id })
  if (id === messages.room) void messages.readOn()
}

// A stream the server no longer names is one we no longer hear.
function gone(stream: string): void {
  const id = roomOf(stream)
  if (id) forgetRoom(id)
  else streams.drop(stream)
}
