let ear: () => void = () => {}

/** Names who hears that something I reported stands otherwise: a page that shows it, while it is open. */
export function onReports(hear: () => void): void {
  ear = hear
}

/** Something I reported stands otherwise now. */
export function heardOfReports(): void {
  ear()
}
