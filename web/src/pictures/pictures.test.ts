import { afterEach, expect, test, vi } from 'vitest'
import { at, send } from './send'
import { fitted, shrunk } from './shrink'

afterEach(() => vi.unstubAllGlobals())

test('a picture keeps its shape, and is at most 1600 long', () => {
  expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 })
  expect(fitted(300, 400)).toEqual({ width: 300, height: 400 })
  expect(fitted(9000, 1)).toEqual({ width: 1600, height: 1 })
})

test('where the browser can’t draw it, the file goes as it is', async () => {
  const file = new File(['x'], 'a.jpg', { type: 'image/jpeg' })
  vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('no such picture')))
  expect(await shrunk(file)).toBe(file)
})

class Call {
  static said = { status: 201, body: '{}', lost: false }
  static last: Call
  upload: { onprogress?: (told: object) => void } = {}
  headers: Record<string, string> = {}
  status = 0
  responseText = ''
  opened = ''
  onload?: () => void
  onerror?: () => void
  open(method: string, path: string) {
    this.opened = `${method} ${path}`
    Call.last = this
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value
  }
  getResponseHeader() {
    return Call.said.status === 503 ? '5' : null
  }
  send() {
    this.upload.onprogress?.({ loaded: 1, total: 4 })
    ;[this.status, this.responseText] = [Call.said.status, Call.said.body]
    // As a browser does: what a listener throws reaches nobody.
    queueMicrotask(() => (Call.said.lost ? this.onerror?.() : this.onload?.()))
  }
}

test('it says how much has gone, and gives what is here now', async () => {
  vi.stubGlobal('XMLHttpRequest', Call)
  const picture = { id: 'p', width: 4, height: 3, alt: '' }
  Call.said = { status: 201, body: JSON.stringify(picture), lost: false }
  const gone: number[] = []
  expect(await send('p', new Blob(['x'], { type: 'image/webp' }), (part) => gone.push(part))).toEqual(picture)
  expect([gone, Call.last.opened, Call.last.headers['Content-Type']]).toEqual([[0.25], `PUT ${at('p')}`, 'image/webp'])
})

test('a refusal and a network that is away are told as everywhere', async () => {
  vi.stubGlobal('XMLHttpRequest', Call)
  Call.said = { status: 503, body: '{"code":"busy","detail":"in a moment"}', lost: false }
  await expect(send('p', new Blob(), () => {})).rejects.toMatchObject({ code: 'busy', message: 'in a moment', retryAfter: 5 })
  Call.said = { status: 502, body: '<html>', lost: false }
  await expect(send('p', new Blob(), () => {})).rejects.toMatchObject({ code: 'unavailable' })
  Call.said = { status: 0, body: '', lost: true }
  await expect(send('p', new Blob(), () => {})).rejects.toMatchObject({ code: 'offline' })
})
