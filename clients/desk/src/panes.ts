/** Which chats are open, in one or two columns, and which column has the focus. Pure. */

export interface Panes {
  readonly columns: readonly (string | null)[]
  readonly focus: 0 | 1
}

export const single = (chatId: string | null): Panes => ({ columns: [chatId], focus: 0 })

/** The chat in the column that has the focus: the one keys act on and the address names. */
export function current(panes: Panes): string | null {
  return panes.columns[panes.focus] ?? null
}

/** Opens a chat where the focus is; one that is open already only gets the focus. */
export function opened(panes: Panes, chatId: string | null): Panes {
  const open = chatId === null ? -1 : panes.columns.indexOf(chatId)
  if (open >= 0) return focused(panes, open === 1 ? 1 : 0)
  return { ...panes, columns: panes.columns.map((old, column) => (column === panes.focus ? chatId : old)) }
}

export function focused(panes: Panes, column: 0 | 1): Panes {
  return panes.focus === column || column >= panes.columns.length ? panes : { ...panes, focus: column }
}

/** Two columns, the second with this chat; or one, with the chat that has the focus. */
export function split(panes: Panes, two: boolean, second: string | null): Panes {
  if (!two) return single(current(panes))
  return panes.columns.length === 2 ? panes : { columns: [panes.columns[0] ?? null, second], focus: 0 }
}

/** The panes once chats have gone: an empty column takes the next chat that no column shows. */
export function refilled(panes: Panes, isHere: (chatId: string) => boolean, next: readonly string[]): Panes {
  const columns: (string | null)[] = [...panes.columns]
  let same = true
  for (const [column, id] of columns.entries()) {
    if (id !== null && isHere(id)) continue
    if (id === null) continue
    columns[column] = next.find((other) => !columns.includes(other)) ?? null
    same = false
  }
  return same ? panes : { ...panes, columns }
}
