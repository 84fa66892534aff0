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
