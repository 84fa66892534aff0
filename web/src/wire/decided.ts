let ear: () => void = () => {}

/** Names who hears of decisions about me, and of whom I stand by: the page that is open. Gives how to stop. */
export function onDecision(hear: () => void): () => void {
  ear = hear
  return () => {
    if (ear === hear) ear = () => {}
  }
}

/** Something was decided about me, an appeal moved on, or I undid something from another page. */
export function heardOfDecision(): void {
  ear()
}
