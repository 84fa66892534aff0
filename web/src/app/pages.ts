import type { Component } from 'svelte'
import { deskWords, moreWords } from '../lang/lang.svelte'

/** A page gets whatever its route names: `path` for what follows its first word, `room`, `person`, `ask`, `date`, `skill` for an id. */
type Loaded = { default: Component<any> }
export type Match = { load: () => Promise<Loaded>; props: Record<string, string>; tab?: string; open?: boolean }

/** A page together with the words that come later. */
const worded = <T>(page: Promise<T>): Promise<T> => Promise.all([page, moreWords()]).then(([it]) => it)

/** A page of the desk, with the words that only workers read, too. */
const atDesk = <T>(page: Promise<T>): Promise<T> => Promise.all([page, moreWords(), deskWords()]).then(([it]) => it)

const load = {
  talk: () => import('../rooms/Talk.svelte'),
  newGroup: () => import('../rooms/NewGroup.svelte'),
  join: () => import('../rooms/Join.svelte'),
  care: () => import('../rooms/Care.svelte'),
  about: () => worded(import('../rooms/About.svelte')),
  room: () => import('../messages/Room.svelte'),
  search: () => import('../search/Search.svelte'),
  dates: () => worded(import('../dates/Dates.svelte')),
  myDates: () => worded(import('../dates/MyDates.svelte')),
  date: () => worded(import('../dates/DatePage.svelte')),
  reminders: () => worded(import('../dates/Reminders.svelte')),
  week: () => worded(import('../calendars/Week.svelte')),
  calendars: () => worded(import('../calendars/Calendars.svelte')),
  newActivity: () => worded(import('../activities/New.svelte')),
  careDate: () => worded(import('../activities/Care.svelte')),
  changeDate: () => worded(import('../activities/Change.svelte')),
  gatherings: () => worded(import('../activities/Gatherings.svelte')),
  hands: () => worded(import('../hands/HandsAt.svelte')),
  checkIn: () => worded(import('../sign-ups/CheckIn.svelte')),
  closedDays: () => worded(import('../sign-ups/ClosedDays.svelte')),
  together: () => worded(import('../together/Together.svelte')),
  board: () => worded(import('../skills/Board.svelte')),
  mySkills: () => worded(import('../skills/Mine.svelte')),
  newSkill: () => worded(import('../skills/NewSkill.svelte')),
  skill: () => worded(import('../skills/SkillPage.svelte')),
  lesson: () => worded(import('../skills/Lesson.svelte')),
  buddies: () => worded(import('../buddies/Buddies.svelte')),
  me: () => worded(import('../me/Me.svelte')),
  boundaries: () => worded(import('../boundaries/Boundaries.svelte')),
  tell: () => worded(import('../tell/Tell.svelte')),
  person: () => worded(import('../people/Person.svelte')),
  ask: () => worded(import('../asks/Ask.svelte')),
  myAsks: () => worded(import('../asks/MyAsks.svelte')),
  openAsk: () => worded(import('../asks/OpenAsk.svelte')),
  forYou: () => worded(import('../asks/ForYou.svelte')),
  thank: () => worded(import('../thanks/Thank.svelte')),
  kindWords: () => worded(import('../thanks/KindWords.svelte')),
  report: () => worded(import('../reports/Report.svelte')),
  myReports: () => worded(import('../reports/MyReports.svelte')),
  myReport: () => worded(import('../reports/MyReport.svelte')),
  sentThanks: () => worded(import('../thanks/Sent.svelte')),
  dangerWords: () => atDesk(import('../danger/List.svelte')),
  glass: () => atDesk(import('../glass/Break.svelte')),
  glasses: () => atDesk(import('../glass/Glasses.svelte')),
  desk: () => atDesk(import('../people/Desk.svelte')),
  deskHours: () => atDesk(import('../hours/DeskHours.svelte')),
  deskRules: () => atDesk(import('../guidelines/DeskRules.svelte')),
  deskSettings: () => atDesk(import('../hours/DeskSettings.svelte')),
  roleLines: () => atDesk(import('../role-cards/DeskRoleLines.svelte')),
  standIn: () => worded(import('../hours/StandIn.svelte')),
  guidelines: () => worded(import('../guidelines/Guidelines.svelte')),
  roleCard: () => worded(import('../role-cards/RoleCard.svelte')),
  canSee: () => worded(import('../role-cards/CanSee.svelte')),
  decisions: () => worded(import('../decisions/Mine.svelte')),
  decision: () => worded(import('../decisions/About.svelte')),
  advocacy: () => worded(import('../decisions/Advocacy.svelte')),
  decide: () => atDesk(import('../decisions/Decide.svelte')),
  deskAppeals: () => atDesk(import('../decisions/Appeals.svelte')),
  deskLadder: () => atDesk(import('../decisions/Ladder.svelte')),
  cases: () => atDesk(import('../cases/CasesDesk.svelte')),
  help: () => import('../help/Help.svelte'),
  signIn: () => import('../people/SignIn.svelte'),
  proof: () => atDesk(import('../proof/Proof.svelte')),
  enter: () => atDesk(import('../proof/Enter.svelte')),
  firstSteps: () => worded(import('../people/FirstSteps.svelte'))
}

// Pages of Me that are about keeping some distance: a chunk of their own.
const BOUNDARIES = ['boundaries', 'rest', 'back', 'asking', 'quiet', 'talks', 'topics', 'kept-away', 'circles']

const TELL = ['tell', 'shown', 'looked', 'data']

// The desk's cases are a chunk of their own: whoever doesn't work there never fetches it.
const CASES = ['cases', 'load', 'playbooks']

export const signIn: Match = { load: load.signIn, props: {}, open: true }

/** The page of a path. `open` pages can be seen without signing in; `tab` names the tab that is then current. */
export function match(path: string): Match {
  const [first = '', second = '', third = ''] = path.split('/').slice(1)
  const rest = path.split('/').slice(2).join('/')
  switch (first) {
    case 'help':
      return { load: load.help, props: { path: rest }, open: true }
    case 'sign-in':
      return second ? { load: load.enter, props: {}, open: true } : signIn
    case 'first-steps':
      return { load: load.firstSteps, props: {} }
    case 'search':
      return { load: load.search, props: {} }
    case 'for-you':
      return { load: load.forYou, props: {} }
    case 'asks':
      return second ? { load: load.openAsk, props: { ask: second } } : { load: load.myAsks, props: {} }
    case 'people':
      return { load: third === 'ask' ? load.ask : load.person, props: { person: second } }
    case 'thanks':
      return { load: load.thank, props: { person: second } }
    case 'report':
      return { load: load.report, props: { kind: second, thing: third } }
    case 'activities':
      return activities(second)
    case 'dates':
      if (third === 'care') return { load: rest.endsWith('/change') ? load.changeDate : load.careDate, props: { date: second } }
      return { load: load.date, props: { date: second } }
    case 'together':
      return together(second, third, path.split('/')[4] ?? '')
    case 'skills':
      return skills(second, third)
    case 'me':
      if (rest === 'calendars') return { load: load.calendars, props: {} }
      if (rest === 'proof') return { load: load.proof, props: {} }
      if (rest === 'kind-words') return { load: load.kindWords, props: {} }
      if (rest === 'thanks') return { load: load.sentThanks, props: {} }
      if (second === 'reports') return third ? { load: load.myReport, props: { id: third } } : { load: load.myReports, props: {} }
      if (rest === 'reminders') return { load: load.reminders, props: {} }
      if (second === 'decisions') return third ? { load: load.decision, props: { id: third } } : { load: load.decisions, props: {} }
      if (second === 'advocacy') return { load: load.advocacy, props: { id: third } }
      if (BOUNDARIES.includes(rest)) return { load: load.boundaries, props: { path: rest } }
      if (TELL.includes(second)) return { load: load.tell, props: { path: rest } }
      return { load: load.me, props: { path: rest }, tab: rest ? undefined : '/me' }
    case 'desk':
      if (second === 'check-in') return { load: load.checkIn, props: { date: third } }
      if (second === 'danger-words') return { load: load.dangerWords, props: {} }
      if (second === 'glass') return third ? { load: load.glass, props: { person: third } } : { load: load.glasses, props: {} }
      if (second === 'gatherings') return { load: load.gatherings, props: {} }
      if (second === 'appeals') return { load: load.deskAppeals, props: {} }
      if (second === 'ladder') return { load: load.deskLadder, props: {} }
      if (second === 'decide') return { load: load.decide, props: { id: third } }
      if (second === 'hours') return { load: load.deskHours, props: {} }
      if (second === 'guidelines') return { load: load.deskRules, props: {} }
      if (second === 'settings') return { load: load.deskSettings, props: {} }
      if (second === 'role-cards') return { load: load.roleLines, props: { role: third } }
      if (CASES.includes(second)) return { load: load.cases, props: { path: rest } }
      if (second === 'closed-days') return { load: load.closedDays, props: {} }
      return { load: load.desk, props: { path: rest }, tab: rest ? undefined : '/desk' }
    case 'stand-ins':
      return { load: load.standIn, props: { id: second } }
    case 'guidelines':
      return { load: load.guidelines, props: {} }
    case 'roles':
      return second === 'can-see' ? { load: load.canSee, props: {} } : { load: load.roleCard, props: { role: second } }
    case 'talk':
      return talk(second, third)
    default:
      return talk('', '')
  }
}

function activities(second: string): Match {
  if (second === 'new') return { load: load.newActivity, props: {} }
  if (second === 'mine') return { load: load.myDates, props: {} }
  if (second === 'week') return { load: load.week, props: {} }
  return { load: load.dates, props: {}, tab: '/activities' }
}

function together(second: string, third: string, fourth: string): Match {
  if (second === 'hands') return { load: load.hands, props: { path: third } }
  if (second === 'buddy') return { load: load.buddies, props: { path: third, id: fourth } }
  if (second === 'board') return { load: load.board, props: {} }
  if (second === 'mine') return { load: load.mySkills, props: {} }
  return { load: load.together, props: {}, tab: '/together' }
}

function skills(second: string, third: string): Match {
  if (second === 'new') return { load: load.newSkill, props: {} }
  if (third === 'change') return { load: load.newSkill, props: { skill: second } }
  return { load: third === 'lesson' ? load.lesson : load.skill, props: { skill: second } }
}

function talk(second: string, third: string): Match {
  if (second === 'new') return { load: load.newGroup, props: {} }
  if (second === 'join') return { load: load.join, props: {} }
  if (third === 'care') return { load: load.care, props: { room: second } }
  if (third === 'about') return { load: load.about, props: { room: second } }
  if (second) return { load: load.room, props: { room: second } }
  return { load: load.talk, props: {}, tab: '/talk' }
}
