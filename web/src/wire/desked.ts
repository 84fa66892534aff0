let ear: () => void = () => {}

/** Names who hears that something at the desk was asked of me: the desk's store, once one of its pages is open. */
export function onCases(hear: () => void): void {
  ear = hear
}

/** Something may have been asked of me at the desk. */
export function heardOfCases(): void {
  ear()
}
