/** Small choices that this browser keeps. A browser that keeps nothing is fine too. */

import { useCallback, useState } from 'react'

export function kept<T>(storage: () => Storage, key: string, otherwise: T): T {
  try {
    const text = storage().getItem(key)
    return text === null ? otherwise : (JSON.parse(text) as T)
  } catch {
    return otherwise
  }
}

export function keep(storage: () => Storage, key: string, value: unknown): void {
  try {
    if (value === undefined) storage().removeItem(key)
    else storage().setItem(key, JSON.stringify(value))
  } catch {
    // Full or forbidden: the choice lasts as long as the page.
  }
}

const local = (): Storage => localStorage

/** State that outlives the page, under `cordboard.<key>`. */
export function useKept<T>(key: string, otherwise: T): [T, (value: T) => void] {
  const [value, set] = useState<T>(() => kept(local, `cordboard.${key}`, otherwise))
  const change = useCallback(
    (next: T) => {
      set(next)
      keep(local, `cordboard.${key}`, next)
    },
    [key],
  )
  return [value, change]
}
