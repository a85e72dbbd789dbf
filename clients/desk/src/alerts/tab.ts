/** The browser's tab: its title and icon say what waits, also from behind other windows. */

import { useEffect } from 'react'
import calm from '../icons/calm.svg?url'
import ringing from '../icons/ringing.svg?url'
import unread from '../icons/unread.svg?url'
import { t } from '../texts'

export interface Calling {
  ringing: number
  unread: number
}

export function titleOf({ ringing: rings, unread: words }: Calling, place: string): string {
  if (rings > 0) return `● ${t('tab.ringing', { count: rings })} – ${place}`
  if (words > 0) return `(${words}) ${t('tab.unread', { count: words })} – ${place}`
  return `${place} – Cordboard`
}

function show(title: string, icon: string): void {
  document.title = title
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]')
  if (link && link.getAttribute('href') !== icon) link.href = icon
}

/** Keeps title and icon; while something rings, the title blinks. */
export function useTab(calling: Calling): void {
  const { ringing: rings, unread: words } = calling
  useEffect(() => {
    const title = titleOf({ ringing: rings, unread: words }, t('title'))
    show(title, rings > 0 ? ringing : words > 0 ? unread : calm)
    if (rings === 0) return
    let bare = false
    const timer = setInterval(() => {
      bare = !bare
      document.title = bare ? title.replace('●', '○') : title
    }, 1000)
    return () => clearInterval(timer)
  }, [rings, words])
}
