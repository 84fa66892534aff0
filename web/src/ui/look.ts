/** How the phone looks, as kept in Me. */
export interface Look {
  text_size: 'normal' | 'large' | 'largest'
  appearance: 'system' | 'light' | 'dark' | 'calm'
}

const KEY = 'sunroom.look'
const usual: Look = { text_size: 'normal', appearance: 'system' }

/** Puts the look on `<html>` and remembers it on this phone, so that the next start has it from the first moment. */
export function setLook({ text_size, appearance }: Look): void {
  const { dataset } = document.documentElement
  dataset.text = text_size
  dataset.appearance = appearance
  colourTheBrowser()
  try {
    localStorage.setItem(KEY, JSON.stringify({ text_size, appearance }))
  } catch {
    return
  }
}

/** Brings back the remembered look. Call it before mounting. */
export function startLook(): void {
  setLook(recall())
}

function recall(): Look {
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Look>) }
  } catch {
    return usual
  }
}

function colourTheBrowser(): void {
  const paper = getComputedStyle(document.documentElement).getPropertyValue('--surface').trim()
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', paper)
}
