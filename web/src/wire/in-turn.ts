/** Runs one after the other what is given to it, in the order it came, also after one that failed: each begins from what the one before left. */
export function inTurn(): <T>(does: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (does) => {
    const mine = last.then(does)
    last = mine.catch(() => {})
    return mine
  }
}
