/** The manager's calls: collections of objects with the tags that tell whether they have changed. */

import { Problem, problemOf, Wire, type Method } from '@cordboard/wire/http.ts'

/** An object with the tag under which it was read. */
export interface Tagged<T> {
  value: T
  etag: string
}

/** A part of a list; `next` null: nothing follows; `total`: of all parts, where the server counts them. */
export interface Batch<T> {
  items: readonly T[]
  next: string | null
  total?: number
  /** Counting ended there. */
  more_than_total?: true
}

/** The most that the server gives at once. */
export const BATCH = 500

/** Bytes of bodies under way that browsers send on after the page has gone. */
const KEPT_ALIVE = 60_000

interface Sent {
  body?: unknown
  bytes?: Blob
  etag?: string | undefined
  query?: string
}

export class Server extends Wire {
  /** A part of a list; the path may have a query that sorts and filters it. */
  list<T>(path: string, after: string | null): Promise<Batch<T>> {
    const place = after === null ? '' : `&after=${encodeURIComponent(after)}`
    return this.call<Batch<T>>('GET', `/${path}${path.includes('?') ? '&' : '?'}limit=${BATCH}${place}`)
  }

  read<T>(path: string, key: string): Promise<Tagged<T>> {
    return this.send<T>('GET', one(path, key), {})
  }

  create<T>(path: string, body: unknown, query = ''): Promise<Tagged<T>> {
    return this.send<T>('POST', `/${path}`, { body, query })
  }

  /** Puts another value in the object's place, unless somebody else was first. */
  replace<T>(path: string, key: string, body: unknown, etag: string, query = ''): Promise<Tagged<T>> {
    return this.send<T>('PUT', one(path, key), { body, etag, query })
  }

  /** Puts bytes as they are, for example a picture. */
  upload<T>(path: string, bytes: Blob, etag: string): Promise<Tagged<T>> {
    return this.send<T>('PUT', `/${path}`, { bytes, etag })
  }

  async remove(path: string, key: string, etag?: string): Promise<void> {
    await this.send('DELETE', one(path, key), { etag })
  }

  /** One call with its tags both ways. Throws Problem. */
  private async send<T>(method: Method, path: string, sent: Sent): Promise<Tagged<T>> {
    try {
      return await this.sendOnce<T>(method, path, sent)
    } catch (error) {
      // Signed in anew in another tab: same cookie, another CSRF token.
      if (!(error instanceof Problem) || error.code !== 'csrf') throw error
      this.csrf = (await this.call<{ csrf_token: string }>('GET', '/session')).csrf_token
      return this.sendOnce<T>(method, path, sent)
    }
  }

  private async sendOnce<T>(method: Method, path: string, { body, bytes, etag, query = '' }: Sent): Promise<Tagged<T>> {
    const headers: Record<string, string> = { Accept: 'application/json' }
    if (body !== undefined) headers['Content-Type'] = 'application/json'
    if (etag) headers['If-Match'] = etag
    if (method !== 'GET' && this.csrf) headers['X-CSRF-Token'] = this.csrf
    const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(15_000) }
    if (body !== undefined) init.body = JSON.stringify(body)
    if (bytes) init.body = bytes
    // A page that is closed loses no save, as far as the browser grants it.
    if (method === 'PUT' && typeof init.body === 'string' && new Blob([init.body]).size < KEPT_ALIVE) init.keepalive = true
    try {
      const answer = await fetch(this.base + path + query, init)
      if (!answer.ok) throw await problemOf(answer)
      const text = await answer.text()
      return { value: (text ? JSON.parse(text) : undefined) as T, etag: answer.headers.get('ETag') ?? '' }
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem(0, 'unreached')
      if (problem.status === 401) this.onSignedOut()
      throw problem
    }
  }
}

function one(path: string, key: string): string {
  return `/${path}/${encodeURIComponent(key)}`
}
