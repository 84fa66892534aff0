import { markRead } from '../wire/wire.svelte'
import { messages } from './messages.svelte'
import { Place } from './place'

const NEAR = 700
const READ_MS = 400

/** Where the eye is in the open room: nothing moves under it, what it has seen is read, and the edges fetch what lies beyond. */
export class Scrolling {
  /** The element that scrolls; there once the room is on the screen. */
  scroller: HTMLElement | undefined
  atBottom = $state(true)
  /** Somebody wrote while the eye was elsewhere. */
  newBelow = $state(false)
  private place: Place | undefined
  private shownRun = -1
  private clock: ReturnType<typeof setTimeout> | undefined

  /** `at`: the number of a message to open at. */
  constructor(
    private room: string,
    private at?: number
  ) {}

  /** Before the rows change: remembers what the eye is on. */
  remember(): void {
    if (this.scroller) this.place = Place.of(this.scroller)
  }

  /** After the rows have changed: the same thing at the same place, or the place to begin at. */
  settle(): void {
    if (this.shownRun !== messages.run && messages.entries.length) this.arrive()
    else if (this.place?.atBottom && messages.atEnd) this.toBottom()
    else this.place?.restore()
    this.look()
  }

  /** Goes to the newest, reading it first when it isn't here. */
  async toEnd(): Promise<void> {
    this.newBelow = false
    if (!messages.atEnd) await messages.open(this.room)
    requestAnimationFrame(() => this.toBottom())
  }

  // What can be seen has been read; what is near an edge fetches what lies beyond it.
  look = (): void => {
    const { scroller } = this
    if (!scroller) return
    this.atBottom = Place.isAtBottom(scroller)
    if (this.atBottom && messages.atEnd) this.newBelow = false
    if (document.visibilityState === 'visible' && this.shownRun === messages.run) this.seen()
    if (messages.entries.length && scroller.scrollTop < NEAR) void messages.older()
    if (scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR) void messages.newer()
  }

  // The keyboard or a longer draft makes the window smaller: who was at the end stays there.
  follow = (element: HTMLElement): (() => void) => {
    let wasAtBottom = true
    const noted = () => (wasAtBottom = Place.isAtBottom(element))
    const observer = new ResizeObserver(() => wasAtBottom && messages.atEnd && this.toBottom())
    element.addEventListener('scroll', noted, { passive: true })
    observer.observe(element)
    return () => observer.disconnect()
  }

  stop(): void {
    clearTimeout(this.clock)
  }

  private arrive(): void {
    const { scroller, at } = this
    this.shownRun = messages.run
    const line = scroller?.querySelector(at ? `[data-seq="${at}"]` : '.new-line')
    if (scroller && line) scroller.scrollTop += line.getBoundingClientRect().top - scroller.getBoundingClientRect().top - (at ? 120 : 56)
    else this.toBottom()
  }

  private toBottom(): void {
    if (this.scroller) this.scroller.scrollTop = this.scroller.scrollHeight
  }

  private seen(): void {
    clearTimeout(this.clock)
    this.clock = setTimeout(() => {
      if (!this.scroller) return
      const seq = this.atBottom && messages.atEnd ? messages.entries.at(-1)?.seq : Place.lastSeen(this.scroller)
      if (seq && messages.room === this.room) markRead(this.room, seq)
    }, READ_MS)
  }
}
