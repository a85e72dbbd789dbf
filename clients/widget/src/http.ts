/** One request to the server, and what may come of it. */

/** What is thrown when a request does not succeed. `status` 0: no answer, so the effect is unknown. `wait`: ms the server asks for. */
export interface Problem {
  status: number
  code: string
  wait: number
  /** What of the request was wrong, where that is told. */
  field?: string | undefined
}

const UNREACHED: Problem = { status: 0, code: '', wait: 0 }

const unreached = (): never => { throw UNREACHED }

/** Whether the same request may still succeed: no answer, too fast, or the server's own trouble. */
export const passing = ({ status }: Problem): boolean => !status || status === 429 || status >= 500

/** Whether the chat itself is no longer ours: unknown, or barred. */
export const barred = ({ status }: Problem): boolean => /^4(0[134]|10)/.test(`${status}`)

/** An AbortController that also gives up by itself. */
export function within(ms: number): AbortController {
  const stop = new AbortController()
  setTimeout(() => stop.abort(), ms)
  return stop
}

/** POST with a body, else GET; cookies never travel. Throws Problem. */
export async function request(
  url: string, token?: string, body?: object, headers: Record<string, string> = {}, stop = within(15_000),
): Promise<Response> {
  if (token) headers.Authorization = `Bearer ${token}`
  if (body) headers['Content-Type'] = 'application/json'
  const answer = await fetch(url, {
    method: body ? 'POST' : 'GET', headers, body: body ? JSON.stringify(body) : null,
    credentials: 'omit', cache: 'no-store', signal: stop.signal,
  }).catch(unreached)
  if (answer.ok) return answer
  const { code = '', field } = await answer.json().catch(() => UNREACHED) as Problem
  throw { status: answer.status, code, field, wait: +(answer.headers.get('Retry-After') ?? 0) * 1000 || 0 }
}

/** As `request`, but with the JSON of the answer. A body that breaks off counts as no answer. */
export async function ask<T>(url: string, token?: string, body?: object, headers?: Record<string, string>): Promise<T> {
  return (await request(url, token, body, headers)).json().catch(unreached) as Promise<T>
}
