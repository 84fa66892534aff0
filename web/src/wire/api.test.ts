import { afterEach, expect, test, vi } from 'vitest'
import { api, ok, Refusal } from './api'

const asked: { url: string; how: RequestInit }[] = []
function answered(body: string | null, status = 200): void {
  asked.length = 0
  vi.stubGlobal('fetch', async (url: string, how: RequestInit) => {
    asked.push({ url, how })
    return new Response(body, { status })
  })
}

afterEach(() => vi.unstubAllGlobals())

test('path and query are filled in, and what isn’t given is left out', async () => {
  answered('{"items": []}')
  const params = { path: { room: 'a/b' }, query: { before: undefined, limit: 5, duty: true } }
  expect(await ok(api.GET('/api/v1/rooms/{room}/messages', { params }))).toEqual({ items: [] })
  expect(new URL(asked[0]!.url, 'http://x').pathname).toBe('/api/v1/rooms/a%2Fb/messages')
  expect(new URL(asked[0]!.url, 'http://x').search).toBe('?limit=5&duty=true')
})

test('a body goes as JSON in the language of the page; without one nothing is said of it', async () => {
  answered('{}')
  document.documentElement.lang = 'ja'
  await ok(api.PATCH('/api/v1/me/pace', { body: { talks_a_day: null } }))
  const { method, body, headers } = asked[0]!.how
  expect([method, body]).toEqual(['PATCH', '{"talks_a_day":null}'])
  expect([(headers as Headers).get('Content-Type'), (headers as Headers).get('Accept-Language')]).toEqual(['application/json', 'ja'])
  await ok(api.PUT('/api/v1/me/seen'))
  expect([asked[1]!.how.body, (asked[1]!.how.headers as Headers).get('Content-Type')]).toEqual([undefined, null])
})

test('nothing is an answer, and so is a problem, also one that isn’t ours', async () => {
  answered(null, 204)
  expect(await ok(api.DELETE('/api/v1/me/rest'))).toBe(undefined)
  answered('{"code": "not_found", "detail": "words"}', 404)
  await expect(ok(api.GET('/api/v1/me/pace'))).rejects.toMatchObject({ code: 'not_found', message: 'words' } satisfies Partial<Refusal>)
  answered('<html>', 502)
  await expect(ok(api.GET('/api/v1/me/pace'))).rejects.toMatchObject({ code: 'unavailable' })
})
