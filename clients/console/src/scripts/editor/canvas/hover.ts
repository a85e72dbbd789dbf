/** Which arrow the pointer is over, or what is dragged. */

type How = 'pointer' | 'drop'

/** The pointer may go from the line to the button on it (milliseconds). */
const GRACE = 200

let now: { id: string; how: How } | null = null
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function change(next: typeof now): void {
  clearTimeout(timer)
  if (next?.id === now?.id && next?.how === now?.how) return
  now = next
  for (const listener of [...listeners]) listener()
}

export const hovered = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  of: (id: string): How | null => (now?.id === id ? now.how : null),
  set: (id: string, how: How): void => change({ id, how }),
  leave(id: string): void {
    clearTimeout(timer)
    timer = setTimeout(() => now?.id === id && change(null), GRACE)
  },
  clear: (): void => change(null),
}
