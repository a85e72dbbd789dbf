/** A dialog that is mounted open gives the focus back to where it came from when it goes. */

import { useEffect, useState } from 'react'

export function useFocusBack(): void {
  const [from] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // After the dialog is gone, and unless something else has taken the focus.
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return
        const origin = from instanceof HTMLElement && from.isConnected && from !== document.body ? from : document.getElementById('page')
        origin?.focus()
      })
    },
    [from],
  )
}
