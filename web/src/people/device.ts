import { uuid } from '../wire/uuid'

const KEY = 'sunroom.device'

/** This phone's own id, made once. With it a card whose answer got lost can be shown again. */
export function deviceId(): string {
  try {
    const known = localStorage.getItem(KEY) ?? uuid()
    localStorage.setItem(KEY, known)
    return known
  } catch {
    return uuid()
  }
}

/** Whether a passkey opens this phone; what remembers it outlives signing out, and tells nobody's name. */
export function hasPasskey(): boolean {
  try {
    return 'sunroom.passkey' in localStorage
  } catch {
    return false
  }
}
