let ear: () => void = () => {}

/** Names who hears that something of buddies changed: their store, once one of its pages is open. */
export function onBuddies(hear: () => void): void {
  ear = hear
}

/** Something of my buddies may be otherwise now. */
export function heardOfBuddies(): void {
  ear()
}
