/** The shapes of the wire, made from the server's own description (`npm run types`). Everything imports them from here. */
import type { components, webhooks } from './api.gen'

type Shapes = components['schemas']
type Body<Name extends keyof webhooks> = NonNullable<webhooks[Name]['post']['requestBody']>['content']['application/json']

export type Me = Shapes['Me']
export type Centre = Shapes['CentreShape']
export type HelpNumber = Shapes['HelpNumber']
export type Language = Me['language']
export type TextSize = Me['text_size']
export type Appearance = Me['appearance']
export type Appointment = Me['appointments'][number]
export type Role = Appointment['role']
export type Person = Shapes['PersonShape']
export type Mark = NonNullable<Person['mark']>

export type Room = Shapes['RoomShape']
export type RoomFacts = Shapes['RoomFacts']
export type RoomKind = Room['kind']
export type Last = Shapes['LastMessage']
export type May = Shapes['May']
export type OpenRoom = Shapes['OpenRoom']
export type Member = Shapes['RoomMember']

export type PersonPage = Shapes['PersonPage']
export type Circle = PersonPage['mine']['circle']
export type Tie = Shapes['TieShape']
export type Muted = Shapes['MuteShape']
export type HowLong = NonNullable<Shapes['NewMute']['lasts']>
export type KeptAway = Shapes['KeptAway']
export type Comfort = KeptAway['topics'][number]['comfort']
export type Pace = Shapes['PaceShape']
export type PaceChanges = Shapes['PaceChanges']
export type Quiet = Pace['quiet'][number]
export type Rest = NonNullable<Pace['rest']>
export type NewRest = Shapes['NewRest']
export type Ask = Shapes['AskShape']
export type OpenedAsk = Shapes['OpenedAsk']
export type Answer = Shapes['NewAnswer']['answer']
export type ForYou = Shapes['ForYou']
export type ForYouItem = ForYou['items'][number]

export type MyBuddy = Shapes['MyBuddy']
export type MyBuddyAsk = Shapes['MyBuddyAsk']
export type MyBuddyOffer = Shapes['MyBuddyOffer']
export type NewBuddyOffer = Required<Shapes['NewBuddyOffer']>
export type BuddyPair = Shapes['BuddyPair']
export type BuddyCard = Shapes['BuddyCard']
export type OpenedBuddyAsk = Shapes['OpenedBuddyAsk']

export type MyFact = Shapes['MyFact']
export type FactKind = MyFact['kind']
export type FactVersion = Shapes['MyFactVersion']
export type NewFact = Required<Shapes['NewFact']> & { audience: Audience }
export type Audience = Required<Shapes['Audience']>
export type Shown = Shapes['Shown']
export type Look = Shapes['AccessShape']
export type Glass = Shapes['GlassShape']
export type GlassDelayAhead = Shapes['GlassDelayAhead']
export type GlassPage = Shapes['GlassPage']
export type Erasure = Shapes['ErasureShape']

/** One date of an activity, as I see it; `MySignUp`: how I stand to it. */
export type ActivityDate = Shapes['DateShape']
export type MySignUp = Shapes['MySignUp']
export type NewSignUp = Required<Shapes['NewSignUp']>
export type SignedUp = Shapes['SignedUp']
export type Offer = NonNullable<MySignUp['offer']>
export type Wish = MySignUp['wishes'][number]
export type Going = Shapes['GoingShape']
export type Feed = Shapes['FeedShape']
/** A picture that may be shown: `GET /api/v1/pictures/{id}`, and `/small`. */
export type Picture = Shapes['PictureShape']
export type ReminderWishes = Shapes['ReminderWishes']

/** A post about what somebody can show, would learn or would do together; `SkillCard`: as it stands in a list. */
export type Skill = Shapes['SkillShape']
export type SkillCard = Shapes['SkillCard']
export type SkillTag = Shapes['TagShape']
export type NewSkill = Required<Shapes['NewSkill']>
/** Somebody would like a hand with something, as I see it. */
export type HelpRequest = Shapes['HelpRequestShape']
export type HelpOffer = Shapes['HelpOfferShape']
export type HelpKind = HelpRequest['kind']
export type NewHelpRequest = Shapes['NewHelpRequest']
export type NoteWords = Pick<KindNote, 'id' | 'what' | 'words' | 'line' | 'card' | 'at'>
export type KindNote = Shapes['KindNote']
export type SentNote = Shapes['SentNote']
export type NewThanks = Required<Shapes['NewThanks']>

export type NewReport = Shapes['NewReport']
export type ReportReason = NewReport['reason']
export type WouldSend = Shapes['WouldSend']
export type ReportCopy = Shapes['ReportCopy']
export type MyReport = Shapes['MyReport']
/** When somebody is at a centre; `RoomHours`: when what I write to a worker will be read. */
export type Hours = Shapes['HoursShape']
export type RoomHours = Shapes['RoomHours']
export type Away = Shapes['AwayShape']
export type RotaSpan = Shapes['RotaSpanShape']
export type StandIn = Shapes['StandInShape']
export type Guidelines = Shapes['Guidelines']
export type GuidelineDraft = Shapes['GuidelineDraft']
export type GuidelineLine = GuidelineDraft['lines'][number]
export type RoleCard = Shapes['RoleCard']
export type DeskSettings = Shapes['DeskSettingsShape']

export type Message = Shapes['MessageShape']
export type Withheld = Shapes['WithheldMessage']
export type Entry = Message | Withheld
export type Found = Shapes['FoundMessage']
export type Receipt = Shapes['Receipt']
export type Topic = Message['topics'][number]
export type Reaction = Shapes['ReactionShape']
export type ReactionKind = Reaction['kind']
export type Page<T> = { items: T[]; next?: string | null }

export type Problem = Pick<Shapes['ProblemShape'], 'status' | 'code' | 'detail'> & { fields?: unknown; retry_after?: number }

export type LiveEvent = Body<'live.event'>
export type Named<Name extends LiveEvent['on']> = Extract<LiveEvent, { on: Name }>
/** An event on my own stream about a date, which it brings whole. */
export type DateEvent = Extract<LiveEvent, { date: ActivityDate }>
/** An event on my own stream about a help request; withdrawn, it comes without it. */
export type HelpEvent = Extract<LiveEvent, { on: `help.${string}` }>
/** An event on my own stream about a thank-you note; its words stand in the box. */
/** What was decided about me, and whom I stand by. */
export type DecisionEvent = Extract<LiveEvent, { on: `decision.${string}` | 'appeal.changed' | 'advocate.asked' }>
export type MyDecision = Shapes['MyDecision']
export type MyAppeal = Shapes['MyAppeal']
export type Advocacy = Shapes['AdvocacyShape']
/** For workers: what was decided about a case, what could be, and appeals. */
export type Decision = Shapes['DecisionShape']
export type DecisionKind = Decision['kind']
export type Deciding = Shapes['Deciding']
export type NewDecision = Shapes['NewDecision']
export type LadderStep = Shapes['LadderStep']
export type DeskAppeal = Shapes['AppealShape']
export type ThanksEvent = Extract<LiveEvent, { on: `thanks.${string}` }>
/** An event on my own stream about a broken glass. */
export type GlassEvent = Extract<LiveEvent, { on: `glass.${string}` }>
export type StreamEvent = Extract<LiveEvent, { seq: number; stream: string }>
export type Command = Body<'live.command'>
export type Send = Required<Omit<Shapes['Send'], 'do'>>

export const TOPICS: Topic[] = ['illness', 'medicine', 'death', 'relationships', 'money', 'faith', 'politics', 'hard']
export const WISHES: Wish[] = ['not_called_on', 'sit_by_door', 'come_late', 'leave_early', 'just_watch']
export const REACTIONS: ReactionKind[] = ['hug', 'thanks', 'go_on', 'haha']

/** True when a history entry carries no content for this reader. */
export function isWithheld(entry: Entry): entry is Withheld {
  return 'withheld' in entry
}

export type CaseRow = Shapes['CaseRow']
export type CasePage = Shapes['CasePage']
export type CaseStep = Shapes['CaseStepShape']
export type CaseCopy = Shapes['CopyShape']
export type QueueState = 'open' | 'taken_by_me' | 'ended'
export type CaseLoad = Shapes['Load']
export type Playbook = Shapes['PlaybookShape']
export type PlaybookName = Playbook['name']
export type PlaybookLine = Shapes['PlaybookLineShape']
export type PlaybookPart = Shapes['NewPlaybookLine']['part']
