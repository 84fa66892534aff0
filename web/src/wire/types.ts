/** The shapes of the wire, in one place. Everything else on the phone imports them from here. */

export type Mark = 'peer_representative' | 'worker' | 'coordinator'
export type Role = 'member' | Mark
export type Person = { id: string; name: string; mark: Mark | null }
export type HelpNumber = { label: string; number: string }
export type Centre = {
  id: string
  name: string
  district: string
  time_zone: string
  language: Language
  help_numbers: HelpNumber[]
}
export type Language = 'zh-CN' | 'en' | 'ja'
export type TextSize = 'normal' | 'large' | 'largest'
export type Appearance = 'system' | 'light' | 'dark' | 'calm'
export type Appointment = { id: string; role: Role; centre: { id: string; name: string } }
export type Me = {
  id: string
  name: string
  language: Language
  text_size: TextSize
  appearance: Appearance
  undo_seconds: 10 | 30 | 60
  home: Centre
  appointments: Appointment[]
  pin: boolean
  first_steps: boolean
}

export type RoomKind = 'group' | 'announcements' | 'direct' | 'activity' | 'worker' | 'case' | 'buddy'
export type Last = { seq: number; author: Person; text: string; at: string }
export type May = { write: boolean; invite: boolean; remove: boolean; edit: boolean; leave: boolean }
export type Room = {
  id: string
  kind: RoomKind
  title: string
  about: string
  open: boolean
  centre: string | { id: string; name: string } | null
  head: number
  read: number
  unread: boolean
  mute: { until: string | null } | null
  last: Last | null
  role: 'host' | 'member'
  may: May
}
export type OpenRoom = {
  id: string
  kind: RoomKind
  title: string
  about: string
  hosts: Person[]
  invited_by: Person | null
}
export type Member = { person: Person; role: 'host' | 'member' }

export type Topic = 'illness' | 'medicine' | 'death' | 'relationships' | 'money' | 'faith' | 'politics'
export type ReactionKind = 'hug' | 'thanks' | 'go_on' | 'haha'
export type Reaction = { person: Person; kind: ReactionKind }
export type Message = {
  id: string
  room: string
  seq: number
  author: Person
  text: string
  at: string
  reply_to: string | null
  topics: Topic[]
  folded: null | 'person' | 'topic'
  reactions: Reaction[]
}
export type Withheld = { seq: number; withheld: true }
export type Entry = Message | Withheld
export type Found = Message & { room_title: string }
export type Receipt = { id: string; seq: number; at: string }
export type Page<T> = { items: T[]; next: string | null }

export type Problem = {
  type?: string
  title?: string
  status: number
  detail: string
  code: string
  fields?: unknown
  retry_after?: number
}

type OnStream = { stream: string; seq: number }
export type StreamEvent = OnStream &
  (
    | { on: 'message.sent'; message: Message }
    | { on: 'message.taken_back'; id: string }
    | { on: 'reaction.changed'; id: string; reactions: Reaction[] }
    | { on: 'room.changed'; room: Room }
    | { on: 'member.joined'; person: Person }
    | { on: 'member.left'; person: Person }
    | { on: 'withheld' }
    | { on: 'room.added'; room: Room }
    | { on: 'room.removed'; room: Room }
  )
export type Ready = { on: 'ready'; me: string; epoch: string; heads: Record<string, number> }
export type Accepted = { on: 'accepted' } & Receipt
export type Refused = { on: 'refused'; id: string; problem: Problem }
export type Behind = { on: 'behind'; stream: string; head: number }
export type LiveEvent = StreamEvent | Ready | Accepted | Refused | Behind

export type Send = { id: string; room: string; text: string; reply_to: string | null; topics: Topic[] }
export type Command =
  | { do: 'hello'; epoch?: string; since?: Record<string, number> }
  | ({ do: 'send' } & Send)
  | { do: 'read'; room: string; seq: number }

export const TOPICS: Topic[] = ['illness', 'medicine', 'death', 'relationships', 'money', 'faith', 'politics']
export const REACTIONS: ReactionKind[] = ['hug', 'thanks', 'go_on', 'haha']

/** True when a history entry carries no content for this reader. */
export function isWithheld(entry: Entry): entry is Withheld {
  return 'withheld' in entry
}
