import type { Client } from 'openapi-fetch'
import type { paths } from './api.gen'
import { inWhoseHands } from './stores'
import type { Problem } from './types'

/** What the server (or the lack of one) answered instead of what was asked. `code` is for programs, `message` for people. */
export class Refusal extends Error {
  constructor(public problem: Problem) {
    super(problem.detail)
  }
  get code(): string {
    return this.problem.code
  }
  get status(): number {
    return this.problem.status
  }
  /** Seconds to wait before asking again, when the server named them. */
  get retryAfter(): number | undefined {
    return this.problem.retry_after
  }
}

/** No answer at all: no network, or a server that is just starting. Nothing is lost, it can be asked again. */
export const OFFLINE = 'offline'

/** The typed client: `await ok(api.GET('/api/v1/rooms/{room}', { params: { path: { room } } }))`. */
export const api = { GET: by('GET'), PUT: by('PUT'), POST: by('POST'), PATCH: by('PATCH'), DELETE: by('DELETE') } as unknown as Calls

type Calls = Pick<Client<paths>, 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'>
type Asked = { params?: { path?: Record<string, string>; query?: Record<string, unknown> }; body?: unknown; headers?: Record<string, string> }

/** Beside `params`, of what a page asks for without anybody's touch: at the desk that is no use of it, and no look. */
export const BY_ITSELF = { headers: { 'Sunroom-By-Itself': '1' } }

// The types are openapi-fetch's; what we need of the rest are these lines, a tenth of its weight.
function by(method: string) {
  return async (path: string, { params = {}, body, headers: more }: Asked = {}) => {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params.path?.[name] ?? ''))
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries(params.query ?? {})) if (value !== undefined && value !== null) query.set(name, String(value))
    const headers = new Headers(more)
    if (document.documentElement.lang) headers.set('Accept-Language', document.documentElement.lang)
    if (body !== undefined) headers.set('Content-Type', 'application/json')
    const address = `${globalThis.location?.origin ?? ''}${filled}${query.size ? `?${query}` : ''}`
    const say = async () => {
      const response = await fetch(address, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) })
      const told = asJson(await response.text())
      return { response, told, [response.ok ? 'data' : 'error']: told }
    }
    const said = await say()
    // At the desk one proves now and then that it is oneself; what was asked is then said once more.
    if ((said.told as Problem | undefined)?.code !== 'prove_first') return said
    const { prove } = await import('../proof/asking')
    return (await prove(!!more)) ? say() : said
  }
}

function asJson(told: string): unknown {
  try {
    return told ? JSON.parse(told) : undefined
  } catch {
    return told
  }
}

let whenSignedOut: () => void = () => {}

/** Names what happens when the server no longer knows this session (session.svelte.ts plugs itself in). */
export function onSignedOut(act: () => void): void {
  whenSignedOut = act
}

type Answer<T> = { data?: T; error?: unknown; response: Response }

/**
 * The body of a good answer; throws Refusal for a problem, and for no answer (code `offline`).
 * An answer that comes after the phone has changed hands is none.
 */
export async function ok<T>(asked: Promise<Answer<T>>): Promise<T> {
  const hands = inWhoseHands()
  const { data, error, response } = await asked.catch(noAnswer)
  if (hands !== inWhoseHands()) noAnswer()
  if (response.ok) return data as T
  const refusal = new Refusal(asProblem(error, response))
  if (refusal.code === 'signed_out') whenSignedOut()
  throw refusal
}

function noAnswer(): never {
  throw new Refusal({ status: 0, code: OFFLINE, detail: '' })
}

function asProblem(error: unknown, response: Response): Problem {
  const said = error && typeof error === 'object' ? (error as Partial<Problem>) : {}
  const retry_after = said.retry_after ?? (Number(response.headers.get('Retry-After')) || undefined)
  const code = said.code ?? (response.status >= 500 ? 'unavailable' : 'unknown')
  return { detail: '', ...said, status: response.status, code, ...(retry_after ? { retry_after } : {}) }
}
