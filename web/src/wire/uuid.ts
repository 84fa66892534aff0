const HOUR = 3_600_000

/**
 * A new UUIDv7 whose time is rounded down to the hour, so that an id doesn't tell when somebody was awake.
 * `now` in milliseconds since 1970.
 */
export function uuid(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  writeTime(bytes, Math.floor(now / HOUR) * HOUR)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return dashed([...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(''))
}

/** The time inside a UUIDv7, in milliseconds since 1970; 0 for other ids. */
export function uuidTime(id: string): number {
  if (id[14] !== '7') return 0
  return parseInt(id.replaceAll('-', '').slice(0, 12), 16)
}

function writeTime(bytes: Uint8Array, time: number): void {
  for (let place = 5; place >= 0; place--) {
    bytes[place] = time % 256
    time = Math.floor(time / 256)
  }
}

function dashed(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
