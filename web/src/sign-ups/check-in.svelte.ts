import { emptied } from '../wire/stores'
import type { Person } from '../wire/types'
import { keepDay, keptDay } from './kept'
import { marks, type Came } from './marks.svelte'
import { askDay, type Day, type Listed } from './post'

/** The day of the tablet at the door: as it was kept, then as the server says, and every mark since. */
class CheckIn {
  day = $state.raw<Day | null>(null)
  /** True while what is shown is what was kept. */
  away = $state(false)
  /** Whose card was read last, until a date is chosen for them. */
  met = $state.raw<Person | null>(null)
  private whose = ''
  private centre = ''

  /** Opens a day of a centre: what was kept at once, then the server's. Throws Refusal where there is neither. */
  async open(whose: string, centre: string, day: string, byItself = false): Promise<void> {
    if (this.day && (this.day.day !== day || this.centre !== centre)) this.day = null
    Object.assign(this, { whose, centre })
    marks.load(whose)
    marks.onsent = (date, people) => this.hear(date, people)
    const kept = this.day ?? (await keptDay(whose, centre, day))
    if (kept && this.whose === whose) this.day = kept
    try {
      await this.ask(day, byItself)
    } catch (error) {
      this.away = true
      if (!this.day) throw error
    }
  }

  /** Asks anew, once what waits has been sent. Throws Refusal. */
  private async ask(day: string, byItself: boolean): Promise<void> {
    const [whose, centre] = [this.whose, this.centre]
    await marks.send()
    const fresh = await askDay(centre, day, byItself)
    if (whose !== this.whose || centre !== this.centre) return
    this.put(fresh)
    this.away = false
  }

  /** What is noted of somebody: the tap that waits, else what the server knows. */
  came(date: string, person: string): Came {
    const waiting = marks.of(date, person)
    return waiting ? waiting.came : (this.expected(date).find((one) => one.person.id === person)?.came ?? null)
  }

  /** Those who are expected, and whoever came besides, by name. */
  people(date: string): Person[] {
    const expected = this.expected(date).map(({ person }) => person)
    const besides = marks.waiting.filter((mark) => mark.date === date && mark.came === 'came').map(({ person }) => person)
    const added = (this.day?.people ?? []).filter(({ id }) => besides.includes(id) && !expected.some((one) => one.id === id))
    return [...expected, ...added].sort(byName)
  }

  /** Who would like to come, by name: in no order. Who was let in isn't here. */
  waits(date: string): Person[] {
    const inside = this.people(date).map(({ id }) => id)
    return (this.dated(date)?.waiting ?? []).filter(({ id }) => !inside.includes(id))
  }

  /** Whose card was read, once. */
  take(): Person | null {
    const person = this.met
    this.met = null
    return person
  }

  expects(date: string, person: string): boolean {
    return this.expected(date).some((one) => one.person.id === person)
  }

  mark(date: string, person: string, came: Came): void {
    marks.add({ date, person, came, at: new Date().toISOString() })
  }

  /** These stand so on the list of a date, as the server has it. */
  hear(date: string, people: Listed[]): void {
    for (const { person, role, came, state } of people) {
      this.without(date, person.id)
      const one = this.dated(date)
      if (!one || state === 'out') continue
      if (state === 'waiting') this.change({ ...one, waiting: [...one.waiting, person].sort(byName) })
      else this.change({ ...one, people: [...one.people, { person, role, came }] })
    }
  }

  without(date: string, person: string): void {
    const one = this.dated(date)
    if (one) this.change({ ...one, people: one.people.filter((other) => other.person.id !== person), waiting: one.waiting.filter(({ id }) => id !== person) })
  }

  /** Somebody new at the centre. */
  meet(person: Person): void {
    if (!this.day || this.day.people.some(({ id }) => id === person.id)) return
    this.put({ ...this.day, people: [...this.day.people, person].sort(byName) })
  }

  clear(): void {
    this.met = null
    Object.assign(this, { day: null, away: false, whose: '', centre: '' })
  }

  private dated(date: string) {
    return this.day?.dates.find(({ id }) => id === date)
  }

  private expected(date: string) {
    return this.dated(date)?.people ?? []
  }

  private change(date: Day['dates'][number]): void {
    if (this.day) this.put({ ...this.day, dates: this.day.dates.map((one) => (one.id === date.id ? date : one)) })
  }

  private put(day: Day): void {
    this.day = day
    void keepDay({ whose: this.whose, centre: this.centre, day })
  }
}

const byName = (a: Person, b: Person) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)

export const checkIn = emptied(new CheckIn())
