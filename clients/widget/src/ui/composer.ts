/** Where the visitor writes. Enter sends, Shift+Enter makes a new line, and an Enter that ends a composition (IME) does neither. */

import type { Texts } from '../texts'
import { call, h, icon } from './dom'

const PLANE = 'M3 20.5V14l9-2-9-2V3.5L22 12z'

/** `draft` outlives the box, which is made anew when the window's words change. */
export function composerOf({ t }: Texts, draft: { text: string }, say: (text: string) => void, typed: () => void): HTMLElement {
  const box = h('textarea', {
    rows: '1', maxlength: '4000', placeholder: t('placeholder'), 'aria-label': t('placeholder'), enterkeyhint: 'send', dir: 'auto',
    oninput() {
      draft.text = box.value
      fit()
      if (box.value.trim()) typed()
    },
    onkeydown(event: KeyboardEvent) {
      // 229: some browsers end the composition just before this key comes.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
      submit(event)
    },
  })
  const send = h('button', { class: 'send' }, icon(PLANE))
  call(send, t('send'))

  function fit(): void {
    // Browsers with field-sizing do it better; the others grow with the lines.
    box.rows = Math.min(5, box.value.split('\n').length)
    send.disabled = !box.value.trim()
  }

  function submit(event: Event): void {
    event.preventDefault()
    const text = box.value.trim()
    if (!text) return
    box.value = draft.text = ''
    fit()
    say(text)
    box.focus()
  }

  box.value = draft.text
  fit()
  return h('form', { onsubmit: submit }, box, send)
}
