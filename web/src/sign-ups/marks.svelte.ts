/**
 * Who came, as it was tapped at the door, until the server has it.
 *
 *   tap --> [waiting] --sent, a date at a time--> the server's answer is shown (gone from here)
 *              ^ |
 *              | +-- refused together --> each alone; what is refused alone is dropped, and said
 *              +---- no network, slow down: later again
 *
 * Each mark holds ids and the time of the tap, never a name. Of two taps for one person the later one counts, here as on
 * the server; saying one twice is harmless.
 */
import { OFFLINE, Refusal } from '../wire/api'
import { emptied } from '../wire/stores'
import { keepMarks, keptMarks } from './kept'
import { post, type Listed } from './post'

export type Came = 'came' | 'couldnt' | null
export type Mark = { date: string; person: string; came: Came; at: string }

const RETRY_MS = 15_000
const COMES_BACK = new Set([OFFLINE, 'slow_down', 'wait', 'unavailable', 'signed_out', 'prove_first'])

export class Marks {
  waiting = $state.raw<Mark[]>([])
  /** What the server answered: the truth of a date's people, from both tablets. */
  onsent: (date: string, people: Listed[]) => void = () => {}
  onrefused: (mark: Mark, problem: Refusal) => void = () => {}
  private whose = ''
  private sending = false
  private clock: ReturnType<typeof setTimeout> | undefined

  constructor(private say = post) {}

  /** Takes over what an earlier visit of the same person left. */
  load(person: string): void {
    if (this.whose === person) return
    this.whose = person
    this.waiting = keptMarks(person)
  }

  of(date: string, person: string): Mark | undefined {
    return this.waiting.find((mark) => mark.date === date && mark.person === person)
  }

  add(mark: Mark): void {
    // Kept before it is sent: a tablet that goes dark in between must not lose it.
    this.put([...this.waiting.filter((other) => !same(other, mark)), mark])
    void this.send()
  }

  /** Sends what waits, oldest date first. Call it whenever there may be a network again. */
  async send(): Promise<void> {
    if (this.sending || !this.waiting.length) return
    this.sending = true
    clearTimeout(this.clock)
    try {
      while (this.waiting.length) await this.next()
    } catch {
      this.clock = setTimeout(() => void this.send(), RETRY_MS)
    } finally {
      this.sending = false
    }
  }

  clear(): void {
    clearTimeout(this.clock)
    this.whose = ''
    this.waiting = []
  }

  // Throws when it is to be tried again later.
  private async next(): Promise<void> {
    const whose = this.whose
    const date = this.waiting[0]!.date
    const mine = this.waiting.filter((mark) => mark.date === date).slice(0, 200)
    const refusal = await this.try(whose, mine)
    if (!refusal) return
    // One of them is refused: the others must not wait for it.
    for (const mark of mine) {
      const alone = mine.length > 1 ? await this.try(whose, [mark]) : refusal
      if (!alone) continue
      this.done([mark], whose)
      this.onrefused(mark, alone)
    }
  }

  private async try(whose: string, mine: Mark[]): Promise<Refusal | null> {
    try {
      const people = await this.say(mine[0]!.date, mine)
      this.done(mine, whose)
      this.onsent(mine[0]!.date, people)
      return null
    } catch (error) {
      if (whose !== this.whose || !(error instanceof Refusal) || COMES_BACK.has(error.code) || error.status >= 500) throw error
      return error
    }
  }

  // What was tapped anew meanwhile still waits.
  private done(sent: Mark[], whose: string): void {
    if (whose !== this.whose) throw new Error('the tablet has changed hands')
    this.put(this.waiting.filter((mark) => !sent.some((other) => same(other, mark) && other.at === mark.at)))
  }

  private put(marks: Mark[]): void {
    this.waiting = marks
    keepMarks(this.whose, marks)
  }
}

function same(a: Mark, b: Mark): boolean {
  return a.date === b.date && a.person === b.person
}

export const marks = emptied(new Marks())
