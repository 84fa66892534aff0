const NEARLY = 40

/** What the eye is on in a scrolling list: its end, or a bubble at a height. */
export class Place {
  private constructor(
    private scroller: HTMLElement,
    readonly atBottom: boolean,
    private bubble: HTMLElement | undefined,
    private top: number
  ) {}

  static of(scroller: HTMLElement): Place {
    const edge = scroller.getBoundingClientRect().top
    const bubble = bubbles(scroller).find((one) => one.getBoundingClientRect().bottom > edge)
    return new Place(scroller, Place.isAtBottom(scroller), bubble, bubble?.getBoundingClientRect().top ?? 0)
  }

  static isAtBottom({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
    return scrollHeight - scrollTop - clientHeight < NEARLY
  }

  /** The number of the last message whose beginning can be seen; undefined when there is none. */
  static lastSeen(scroller: HTMLElement): number | undefined {
    const foot = scroller.getBoundingClientRect().bottom
    const shown = [...scroller.querySelectorAll<HTMLElement>('[data-seq]')].filter((one) => one.getBoundingClientRect().top < foot - NEARLY)
    return Number(shown.at(-1)?.dataset.seq) || undefined
  }

  /** After the list has changed above or below: the same bubble at the same height. */
  restore(): void {
    if (!this.bubble?.isConnected) return
    this.scroller.scrollTop += this.bubble.getBoundingClientRect().top - this.top
  }
}

function bubbles(scroller: HTMLElement): HTMLElement[] {
  return [...scroller.querySelectorAll<HTMLElement>('[data-anchor]')]
}
