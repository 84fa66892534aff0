import { lang } from '../lang/lang.svelte'

class Aloud {
  reading = $state(false)
}

/** `aloud.reading` is true while a voice is reading. */
export const aloud = new Aloud()

/** Whether this phone has a voice at all. */
export function canRead(): boolean {
  return 'speechSynthesis' in globalThis
}

/** Reads `text` in the language in use, after stopping what was being read. */
export function readAloud(text: string): void {
  stopReading()
  const speech = new SpeechSynthesisUtterance(text)
  speech.lang = lang.code
  speech.rate = 0.9
  speech.onend = speech.onerror = () => (aloud.reading = false)
  aloud.reading = true
  speechSynthesis.speak(speech)
}

/** Silence, at once. */
export function stopReading(): void {
  if (canRead()) speechSynthesis.cancel()
  aloud.reading = false
}
