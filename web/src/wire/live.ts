/**
 * The live door, from the phone's side: keeps one socket open, says hello with what has been heard, hands on each event
 * exactly once and in order.
 *
 *   off --start--> connecting --open, hello--> greeting --ready--> ready
 *                      ^                           |  ^              |  |
 *                      |<-- closed, with back-off -+--|--------------+  |
 *                                                     +--gap, visible again--+
 */
import { isKnown } from './dispatch'
import type { Streams } from './streams'
import type { Command, LiveEvent, Named } from './types'

export type LiveState = 'off' | 'connecting' | 'greeting' | 'ready'

/** The few things of a WebSocket that are used. */
export interface Socket {
  onopen: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: ((event: { code: number }) => void) | null
  send(text: string): void
  close(code?: number): void
}

export interface LiveOptions {
  open: () => Socket
  streams: Streams
  /** All events of one frame that are new to us, in order. */
  onevents: (events: LiveEvent[]) => void
  onstate: (state: LiveState) => void
  /** The server ended this session: this phone's copies have to go. */
  onsignedout: () => void
  random?: () => number
}

export const SIGNED_OUT = 4001
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 10_000
const PATIENCE_MS = 8_000
const GAPS_BEFORE_GIVING_UP = 3

type Loose = { on: string; stream?: unknown; seq?: unknown }
type Numbered = { on: string; stream: string; seq: number }

export class Live {
  state: LiveState = 'off'
  private socket: Socket | undefined
  private tries = 0
  private gaps = new Map<string, number>()
  private waiting: ReturnType<typeof setTimeout> | undefined
  private patience: ReturnType<typeof setTimeout> | undefined

  constructor(private options: LiveOptions) {}

  /** Opens the socket unless it is open already; also cuts a back-off short. */
  start(): void {
    if (this.socket) return
    clearTimeout(this.waiting)
    this.become('connecting')
    const socket = (this.socket = this.options.open())
    socket.onopen = () => socket === this.socket && this.hello()
    socket.onmessage = ({ data }) => socket === this.socket && this.hear(data)
    socket.onclose = ({ code }) => socket === this.socket && this.closed(code)
    this.expectReady()
  }

  stop(): void {
    clearTimeout(this.waiting)
    clearTimeout(this.patience)
    const socket = this.socket
    this.socket = undefined
    this.become('off')
    socket?.close(1000)
  }

  /** Says a command; false when there is nobody to hear it now. */
  say(command: Command): boolean {
    if (this.state !== 'ready') return false
    this.socket?.send(JSON.stringify(command))
    return true
  }

  /** Asks whether anything was missed; a socket that no longer answers is replaced. */
  check(): void {
    if (this.state === 'off') return
    if (!this.socket) return this.start()
    if (this.state === 'ready') this.hello()
  }

  private hello(): void {
    this.become('greeting')
    this.socket?.send(JSON.stringify({ do: 'hello', ...this.options.streams.hello() } satisfies Command))
    this.expectReady()
  }

  // A phone that slept or changed networks may hold a socket that looks open and is not.
  private expectReady(): void {
    clearTimeout(this.patience)
    this.patience = setTimeout(() => this.replace(), PATIENCE_MS)
  }

  private replace(): void {
    const socket = this.socket
    this.closed(1006)
    socket?.close()
  }

  private closed(code: number): void {
    this.socket = undefined
    clearTimeout(this.patience)
    if (code === SIGNED_OUT) {
      this.become('off')
      return this.options.onsignedout()
    }
    this.become('connecting')
    this.waiting = setTimeout(() => this.start(), this.backoff())
  }

  private backoff(): number {
    const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.tries++)
    return most / 2 + (most / 2) * (this.options.random ?? Math.random)()
  }

  private hear(data: unknown): void {
    const fresh: LiveEvent[] = []
    const gaps = new Set<string>()
    for (const event of unpack(data)) {
      if (!isOnStream(event)) this.noteAndKeep(event, fresh)
      else if (this.count(event, fresh) === 'gap') gaps.add(event.stream)
    }
    if (fresh.length) this.options.onevents(fresh)
    if (gaps.size) this.askAgain(gaps)
  }

  private count(event: Numbered, fresh: LiveEvent[]): string {
    const verdict = this.options.streams.judge(event.stream, event.seq)
    if (verdict === 'gap' && this.keepsGaping(event.stream)) fresh.push(this.jump(event))
    if (verdict !== 'next') return verdict
    this.options.streams.set(event.stream, event.seq)
    this.gaps.delete(event.stream)
    if (isKnown(event)) fresh.push(event)
    return verdict
  }

  private keepsGaping(stream: string): boolean {
    return this.state === 'ready' && (this.gaps.get(stream) ?? 0) >= GAPS_BEFORE_GIVING_UP
  }

  // Asking brought nothing: go on from here as if told to read history anew, rather than ask for ever.
  private jump({ stream, seq }: { stream: string; seq: number }): Named<'behind'> {
    this.options.streams.set(stream, seq)
    this.gaps.delete(stream)
    return { on: 'behind', stream, head: seq }
  }

  private noteAndKeep(heard: Loose, fresh: LiveEvent[]): void {
    if (!isKnown(heard)) return
    const event = heard as LiveEvent
    if (event.on === 'ready') this.noteReady(event)
    if (event.on === 'behind') this.options.streams.set(event.stream, event.head)
    fresh.push(event)
  }

  private noteReady(event: Named<'ready'>): void {
    clearTimeout(this.patience)
    this.tries = 0
    this.options.streams.epoch = event.epoch
    for (const [stream, head] of Object.entries(event.heads)) this.options.streams.learn(stream, head)
    this.become('ready')
  }

  // While a hello is under way, numbers that run ahead will come again with its answer.
  private askAgain(gaps: Set<string>): void {
    if (this.state !== 'ready') return
    for (const stream of gaps) this.gaps.set(stream, (this.gaps.get(stream) ?? 0) + 1)
    this.hello()
  }

  private become(state: LiveState): void {
    if (state === this.state) return
    this.state = state
    this.options.onstate(state)
  }
}

function isOnStream(event: Loose): event is Numbered {
  return event.on !== 'behind' && typeof event.stream === 'string' && typeof event.seq === 'number'
}

/** The events of a frame; anything else is nothing. */
function unpack(data: unknown): Loose[] {
  try {
    const frame: unknown = JSON.parse(String(data))
    return Array.isArray(frame) ? frame.filter((event) => typeof event?.on === 'string') : []
  } catch {
    return []
  }
}

