import { wallOf } from '../activities/days'

const MINUTE_MS = 60_000

/** The moment at which the clock of a zone shows this day and time, whatever the phone's own zone. */
export function momentAt(day: string, time: string, zone: string): string {
  const wall = Date.parse(`${day}T${time}Z`)
  const shown = (at: number) => {
    const { day, time } = wallOf(new Date(at).toISOString(), zone)
    return Date.parse(`${day}T${time}Z`)
  }
  // Twice: where the clock is put forward or back in between, the first guess is off.
  const guess = wall - (shown(wall) - wall)
  return new Date(guess - Math.round((shown(guess) - wall) / MINUTE_MS) * MINUTE_MS).toISOString()
}
