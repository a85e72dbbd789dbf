/** The page's address: `/desk`, or `/desk/chats/ID` for the chat that has the focus. */

const BASE = '/desk'

export function chatOf(path: string): string | null {
  const id = /^\/desk\/chats\/([^/]+)\/?$/.exec(path)?.[1]
  return id ? decodeURIComponent(id) : null
}

export function pathOf(chatId: string | null): string {
  return chatId ? `${BASE}/chats/${encodeURIComponent(chatId)}` : BASE
}

/** Shows the chat in the address; the browser's own back leads to the one before. */
export function go(chatId: string | null): void {
  const path = pathOf(chatId)
  if (location.pathname !== path) history.pushState(null, '', path)
}
