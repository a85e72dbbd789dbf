/** The open chats of this page, in step with its address. */

import { useCallback, useEffect, useState } from 'react'
import { chatOf, go } from './address'
import { current, focused, opened, single, split, type Panes } from './panes'

export function usePanes() {
  const [panes, setPanes] = useState<Panes>(() => single(chatOf(location.pathname)))

  useEffect(() => go(current(panes)), [panes])
  useEffect(() => {
    const back = (): void => setPanes((old) => opened(old, chatOf(location.pathname)))
    window.addEventListener('popstate', back)
    return () => window.removeEventListener('popstate', back)
  }, [])

  return {
    panes,
    setPanes,
    open: useCallback((chatId: string | null) => setPanes((old) => opened(old, chatId)), []),
    focus: useCallback((column: 0 | 1) => setPanes((old) => focused(old, column)), []),
    split: useCallback((two: boolean, second: string | null) => setPanes((old) => split(old, two, second)), []),
  }
}
