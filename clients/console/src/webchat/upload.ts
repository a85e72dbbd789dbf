/** A file sent with its progress told: `fetch` does not tell how much of a body has gone. */

import { Problem } from '@cordboard/wire/http.ts'

export interface Upload<T> {
  readonly answer: Promise<T>
  readonly cancel: () => void
}

/** Sends a file; `onProgress` from 0 to 1. The answer's JSON, or a Problem. */
export function upload<T>(path: string, file: Blob, type: string, csrf: string, onProgress: (part: number) => void): Upload<T> {
  const request = new XMLHttpRequest()
  const answer = new Promise<T>((resolve, reject) => {
    request.open('POST', path)
    request.setRequestHeader('Content-Type', type)
    request.setRequestHeader('Accept', 'application/json')
    if (csrf) request.setRequestHeader('X-CSRF-Token', csrf)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => {
      const said = read(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(said as T)
      else reject(new Problem(request.status, text(said.code, String(request.status)), text(said.detail, ''), 0, said))
    }
    request.onerror = () => reject(new Problem(0, 'unreached'))
    request.onabort = () => reject(new Problem(0, 'cancelled'))
    request.send(file)
  })
  return { answer, cancel: () => request.abort() }
}

function read(body: string): Record<string, unknown> {
  try {
    return JSON.parse(body) as Record<string, unknown>
  } catch {
    return {}
  }
}

const text = (value: unknown, other: string): string => (typeof value === 'string' ? value : other)
