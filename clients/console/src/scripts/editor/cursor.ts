/** Where the keyboard is in a script: at a node or one of its exits. Canvas and outline share it. */

export interface At {
  readonly node: string
  /** Null: at the node itself. */
  readonly exit: string | null
}

export interface Cursor {
  readonly subscribe: (listener: () => void) => () => void
  readonly at: () => At | null
  readonly set: (at: At | null) => void
}

export function createCursor(): Cursor {
  let now: At | null = null
  const listeners = new Set<() => void>()
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    at: () => now,
    set(at) {
      if (at?.node === now?.node && at?.exit === now?.exit) return
      now = at
      for (const listener of [...listeners]) listener()
    },
  }
}

/** Puts the focus where the cursor is, in a view that may still have to draw it. */
export function focusAt(root: HTMLElement | null, at: At, tries = 12): void {
  const key = CSS.escape(`${at.node}/${at.exit ?? ''}`)
  const element = root?.querySelector<HTMLElement>(`[data-at="${key}"]`)
  if (element) element.focus({ preventScroll: root?.dataset.view === 'canvas' })
  else if (root && tries > 0) requestAnimationFrame(() => focusAt(root, at, tries - 1))
}
