/** Calls to the server by a person who is signed in: cookie, CSRF token, refusals as `Problem`. */

import { retryAfter } from './backoff'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

let inReadersWords = (english: string): string => english

/** From now on refusals are told in the reader's words; `detail` stays as the server said it. */
export function tellProblems(as: (english: string) => string): void {
  inReadersWords = as
}

/** Why a call did not succeed. `status` 0: no answer came, so whether it took effect is unknown. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string = '',
    /** Milliseconds the server asks to wait. */
    readonly wait: number = 0,
    /** The answer's further members, for example who has the chat. */
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail ? inReadersWords(detail) : code)
  }

  /** Whether the same call may still succeed: no answer, too fast, or the server's own trouble. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500
  }
}

/** The Problem that a refusing answer states. */
export async function problemOf(answer: Response): Promise<Problem> {
  const said = (await answer.json().catch(() => ({}))) as Record<string, unknown>
  return new Problem(
    answer.status,
    typeof said.code === 'string' ? said.code : String(answer.status),
    typeof said.detail === 'string' ? said.detail : '',
    retryAfter(answer.headers.get('Retry-After')),
    said,
  )
}

export class Wire {
  /** Goes with every call that changes something. */
  csrf = ''
  /** Called when the server no longer knows us. */
  onSignedOut: () => void = () => {}
  /** How far the server's clock is ahead of ours, in milliseconds; whole seconds are all a Date header tells. */
  ahead = 0

  constructor(
    readonly base: string = '/api/v1',
    private readonly fetcher: typeof fetch = (...args) => fetch(...args),
  ) {}

  /** One call, no longer than `limit` ms; the answer's JSON, or undefined for an empty one. Throws Problem. */
  async call<T>(method: Method, path: string, body?: unknown, limit = 15_000): Promise<T> {
    try {
      return await this.once<T>(method, path, body, limit)
    } catch (error) {
      // Signed in anew in another tab: same cookie, another CSRF token.
      if (!(error instanceof Problem) || error.code !== 'csrf') throw error
      this.csrf = (await this.once<{ csrf_token: string }>('GET', '/session', undefined, limit)).csrf_token
      return this.once<T>(method, path, body, limit)
    }
  }

  private async once<T>(method: Method, path: string, body: unknown, limit: number): Promise<T> {
    const headers: Record<string, string> = { Accept: 'application/json' }
    if (body !== undefined) headers['Content-Type'] = 'application/json'
    if (method !== 'GET' && this.csrf) headers['X-CSRF-Token'] = this.csrf
    const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(limit) }
    if (body !== undefined) init.body = JSON.stringify(body)

    let answer: Response
    let text: string
    try {
      answer = await this.fetcher(this.base + path, init)
      this.compareClocks(answer)
      if (!answer.ok) throw await this.refused(answer, path)
      text = await answer.text()
    } catch (error) {
      throw error instanceof Problem ? error : new Problem(0, 'unreached')
    }
    return (text ? JSON.parse(text) : undefined) as T
  }

  /** Opens a stream of events from a cursor on; the caller reads the body. Throws Problem. */
  async stream(path: string, cursor: string, signal: AbortSignal): Promise<Response> {
    let answer: Response
    try {
      answer = await this.fetcher(`${this.base}${path}?after=${encodeURIComponent(cursor)}`, {
        headers: { Accept: 'text/event-stream', 'Last-Event-ID': cursor },
        credentials: 'same-origin',
        cache: 'no-store',
        signal,
      })
    } catch {
      throw new Problem(0, 'unreached')
    }
    if (!answer.ok) throw await this.refused(answer, path)
    return answer
  }

  private async refused(answer: Response, path: string): Promise<Problem> {
    const problem = await problemOf(answer)
    // A wrong password is 401 too, and no reason to think that the session has ended.
    if (answer.status === 401 && path !== '/session' && problem.code !== 'wrong_credentials') this.onSignedOut()
    return problem
  }

  private compareClocks(answer: Response): void {
    const told = Date.parse(answer.headers.get('Date') ?? '')
    if (Number.isNaN(told)) return
    const ahead = told + 500 - Date.now()
    // The header is good to a second, the way here takes time: only a clock that is really wrong is corrected.
    this.ahead = Math.abs(ahead) > 2_000 ? ahead : 0
  }
}
