/**
 * What was written and is not yet known to be with the server. One message at a time, oldest first, so that order is kept.
 *
 *              say it (socket, else HTTP)          accepted · 201 · 200 · seen in the room
 *   [waiting] ----------------------------> in flight ----------------------------------> sent (gone from here)
 *       ^  ^                                    |  |
 *       |  +-- no answer, cut off, slow down ---+  +-- refused --> [refused] --put back--> words in the composer
 *       +------------------------- try again ----------------------------+
 *
 * The id is made once, when the words are written: saying a message twice is harmless.
 */
import { OFFLINE, Refusal } from './api'
import type { Problem, Receipt, Send } from './types'

export type Outgoing = Send & { person: string; made_at: string; problem: Problem | null }

export interface Post {
  /** Says it over the socket; false when that is not open. */
  socket(send: Send): boolean
  /** Sends it over HTTP; throws Refusal. */
  http(send: Send): Promise<Receipt>
  keep(one: Outgoing): Promise<void>
  forget(id: string): Promise<void>
  /** The message is with the server, under this number. */
  onsent(one: Outgoing, receipt: Receipt): void
  /** The socket gave no answer in time. */
  onsilence(): void
}

const ANSWER_MS = 8_000
const RETRY_MS = [2_000, 5_000, 15_000, 30_000]
const COMES_BACK = new Set([OFFLINE, 'slow_down', 'wait', 'unavailable', 'signed_out'])

export class Outbox {
  /** Oldest first; `problem` is null while it waits. */
  all = $state<Outgoing[]>([])
  private inFlight: string | null = null
  private clock: ReturnType<typeof setTimeout> | undefined
  private tries = 0

  constructor(private post: Post) {}

  /** Takes over what an earlier visit left, for `person` only. */
  load(kept: Outgoing[], person: string): void {
    const mine = kept.filter((one) => one.person === person && !this.find(one.id))
    this.all = [...this.all, ...mine].sort((a, b) => a.made_at.localeCompare(b.made_at))
    this.pump()
  }

  async add(one: Outgoing): Promise<void> {
    this.all.push(one)
    // Kept before it is said: a crash in between must not lose it.
    await this.post.keep($state.snapshot(one))
    this.pump()
  }

  /** Says the next waiting message, unless one is under way. Call it whenever a door may have opened. */
  pump(): void {
    const next = this.all.find((one) => !one.problem)
    if (this.inFlight || !next) return
    clearTimeout(this.clock)
    this.inFlight = next.id
    const send = plain(next)
    if (this.post.socket(send)) this.clock = setTimeout(() => this.silence(), ANSWER_MS)
    else void this.overHttp(send)
  }

  accepted(receipt: Receipt): void {
    const one = this.remove(receipt.id)
    if (one) this.post.onsent(one, receipt)
    this.release(receipt.id)
    this.tries = 0
    this.pump()
  }

  refused(id: string, problem: Problem): void {
    const one = this.find(id)
    if (!one) return this.release(id)
    if (COMES_BACK.has(problem.code) || problem.status >= 500) return this.later(id, problem.retry_after)
    one.problem = problem
    void this.post.keep($state.snapshot(one))
    this.release(id)
    this.pump()
  }

  /** The socket is gone: what was under way will be said again. */
  cutOff(): void {
    clearTimeout(this.clock)
    this.inFlight = null
  }

  tryAgain(id: string): void {
    const one = this.find(id)
    if (!one) return
    one.problem = null
    void this.post.keep($state.snapshot(one))
    this.pump()
  }

  /** Takes a message out again and returns it, so that its words can go back to the composer. */
  remove(id: string): Outgoing | undefined {
    const one = this.find(id)
    if (!one) return undefined
    this.all = this.all.filter((other) => other.id !== id)
    void this.post.forget(id)
    return $state.snapshot(one)
  }

  clear(): void {
    this.cutOff()
    this.all = []
  }

  private find(id: string): Outgoing | undefined {
    return this.all.find((one) => one.id === id)
  }

  private async overHttp(send: Send): Promise<void> {
    try {
      this.accepted(await this.post.http(send))
    } catch (error) {
      this.refused(send.id, error instanceof Refusal ? error.problem : { status: 0, code: OFFLINE, detail: '' })
    }
  }

  private silence(): void {
    this.inFlight = null
    this.post.onsilence()
    this.wait()
  }

  private later(id: string, seconds?: number): void {
    this.release(id)
    this.wait(seconds && seconds * 1000)
  }

  private wait(ms: number = RETRY_MS[Math.min(this.tries, RETRY_MS.length - 1)]!): void {
    this.tries++
    clearTimeout(this.clock)
    this.clock = setTimeout(() => this.pump(), ms)
  }

  private release(id: string): void {
    if (this.inFlight !== id) return
    clearTimeout(this.clock)
    this.inFlight = null
  }
}

function plain({ id, room, text, reply_to, topics }: Outgoing): Send {
  return { id, room, text, reply_to, topics: [...topics] }
}
