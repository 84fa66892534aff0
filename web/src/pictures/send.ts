import { ok } from '../wire/api'
import type { Picture } from '../wire/types'

// As long as the server waits for a picture, in milliseconds.
const LONGEST = 300_000

/** Where a picture is read from. */
export const at = (id: string, small = false): string => `/api/v1/pictures/${id}${small ? '/small' : ''}`

/**
 * Sends a picture, and tells how much of it has gone, from 0 to 1. Under the same id it can be sent
 * again. Throws Refusal, as every call does.
 */
export function send(id: string, body: Blob, ongone: (part: number) => void): Promise<Picture> {
  return ok<Picture>(
    new Promise((done, lost) => {
      const call = new XMLHttpRequest()
      call.open('PUT', at(id))
      call.timeout = LONGEST
      call.setRequestHeader('Content-Type', body.type || 'image/jpeg')
      call.setRequestHeader('Accept-Language', document.documentElement.lang)
      call.upload.onprogress = ({ loaded, total }) => ongone(total ? loaded / total : 0)
      call.onerror = call.onabort = call.ontimeout = () => lost(new Error('no answer'))
      call.onload = () => done(answer(call))
      call.send(body)
    })
  )
}

function answer(call: XMLHttpRequest) {
  const headers = { 'Retry-After': call.getResponseHeader('Retry-After') ?? '' }
  const response = new Response(null, { status: call.status, headers })
  return { response, [response.ok ? 'data' : 'error']: told(call.responseText) as Picture & undefined }
}

function told(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // a proxy's page
  }
}
