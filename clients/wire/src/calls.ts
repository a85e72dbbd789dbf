/** The desk's commands, one function each: what goes over the wire is written here and nowhere else. */

import type { components } from './generated/api'
import type { Wire } from './http'
import type { DeskChat, DeskSnapshot, EarlierChat, Me } from './snapshot'

export interface Session {
  user: Omit<Me, 'permissions'>
  permissions: string[]
  csrf_token: string
  must_change_password?: boolean
}

const chat = (id: string): string => `/desk/chats/${encodeURIComponent(id)}`

export const session = {
  read: (wire: Wire) => wire.call<Session>('GET', '/session'),
  open: (wire: Wire, user_name: string, password: string) =>
    wire.call<Session>('POST', '/session', { user_name, password }),
  close: (wire: Wire) => wire.call<void>('DELETE', '/session'),
  changePassword: (wire: Wire, old_password: string, new_password: string) =>
    wire.call<void>('PUT', '/session/password', { old_password, new_password }),
}

export const desk = {
  snapshot: (wire: Wire) => wire.call<DeskSnapshot>('GET', '/desk'),
  setState: (wire: Wire, state: 'ready' | 'not_ready', code?: number) =>
    wire.call<void>('PUT', '/desk/state', code === undefined ? { state } : { state, code }),
  accept: (wire: Wire, id: string, gen: number) => wire.call<DeskChat>('POST', `${chat(id)}/accept`, { gen }),
  decline: (wire: Wire, id: string, gen: number) => wire.call<void>('POST', `${chat(id)}/decline`, { gen }),
  say: (wire: Wire, id: string, gen: number, client_id: string, text: string) =>
    wire.call<{ seq: number; at: string }>('POST', `${chat(id)}/messages`, { gen, client_id, text }),
  note: (wire: Wire, id: string, client_id: string, text: string) =>
    wire.call<{ seq: number; at: string }>('POST', `${chat(id)}/notes`, { client_id, text }),
  typing: (wire: Wire, id: string) => wire.call<void>('POST', `${chat(id)}/typing`),
  read: (wire: Wire, id: string, seq: number) => wire.call<void>('POST', `${chat(id)}/read`, { seq }),
  transfer: (wire: Wire, id: string, gen: number, to: string, note: string) =>
    wire.call<void>('POST', `${chat(id)}/transfer`, note ? { gen, to, note } : { gen, to }),
  end: (wire: Wire, id: string, gen: number) => wire.call<void>('POST', `${chat(id)}/end`, { gen }),
  setOutcomes: (wire: Wire, id: string, outcomes: Record<string, string | null>) =>
    wire.call<void>('PUT', `${chat(id)}/outcomes`, { outcomes }),
  wrapUpDone: (wire: Wire, id: string, gen: number) => wire.call<void>('POST', `${chat(id)}/wrap-up-done`, { gen }),
  chat: (wire: Wire, id: string) => wire.call<DeskChat>('GET', chat(id)),
  cannedReplies: async (wire: Wire): Promise<readonly components['schemas']['CannedReply'][]> => {
    const answer = await wire.call<{ items: readonly components['schemas']['CannedReply'][] }>('GET', '/desk/canned-replies')
    return answer.items
  },
  history: async (wire: Wire, id: string): Promise<EarlierChat[]> => {
    const answer = await wire.call<{ items: EarlierChat[] }>('GET', `${chat(id)}/history`)
    return answer.items
  },
}
