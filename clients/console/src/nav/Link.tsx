/** A link within the console: no reload, and a question first when something is unsaved. */

import type { ComponentPropsWithoutRef, MouseEvent } from 'react'
import { go, leave } from '../leaving'

type Props = { href: string } & ComponentPropsWithoutRef<'a'>

export function Link({ href, onClick, ...rest }: Props) {
  function press(event: MouseEvent<HTMLAnchorElement>): void {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    leave(() => go(href))
  }
  return <a {...rest} href={href} onClick={press} />
}
