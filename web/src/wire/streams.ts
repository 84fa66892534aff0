/**
 * How far each stream has been heard. Numbers on a stream are gapless, so one that skips means "ask again".
 */
export type Verdict = 'next' | 'old' | 'gap'

export class Streams {
  epoch: string | undefined
  private heads = new Map<string, number>()
  private begun: string[] = []

  /** Starts from what the copies know. */
  load(epoch: string | undefined, heard: Record<string, number>): void {
    this.epoch = epoch
    this.heads = new Map(Object.entries(heard))
    this.begun = []
  }

  /** Whether `seq` is the next of its stream, one heard before, or one too far. The first number of a new stream is next. */
  judge(stream: string, seq: number): Verdict {
    const head = this.heads.get(stream)
    if (head === undefined || seq === head + 1) return 'next'
    return seq <= head ? 'old' : 'gap'
  }

  set(stream: string, seq: number): void {
    this.heads.set(stream, seq)
  }

  /** Takes `seq` as heard when the stream is new to us; a known stream keeps its own count. */
  learn(stream: string, seq: number): void {
    if (this.heads.has(stream)) return
    this.heads.set(stream, seq)
    this.begun.push(stream)
  }

  /** Streams heard "from now" since last asked: what lies before that on this phone may have a hole after it. */
  takeBegun(): string[] {
    return this.begun.splice(0)
  }

  /** How far all streams have been heard. */
  all(): [string, number][] {
    return [...this.heads]
  }

  drop(stream: string): void {
    this.heads.delete(stream)
  }

  /** What to tell in `hello`; nothing when we have heard nothing yet ("from now"). */
  hello(): { epoch?: string; since?: Record<string, number> } {
    if (!this.epoch || !this.heads.size) return {}
    return { epoch: this.epoch, since: Object.fromEntries(this.heads) }
  }
}
