/**
 * The visitor's chat window: `<script src="https://HOST/widget.js" data-point="demo" async></script>`.
 * Optional: data-point, data-lang, and the look before the layout is known: data-colour, data-accent_text, data-radius, data-position.
 */

import { chatOf } from './chat'
import { textsOf } from './texts'
import { windowOf } from './ui/window'
import type { Layout } from './wire'

const script = document.currentScript as HTMLScriptElement | null

function begin({ src, nonce, dataset }: HTMLScriptElement): void {
  if (document.querySelector('cordboard-chat')) return
  const { point = '', lang } = dataset
  const language = lang || document.documentElement.lang || navigator.language
  let render = (): void => {}
  const texts = textsOf(language, () => chat.layout)
  const layout = { title: '', colour: '#0f766e', accent_text: '#ffffff', radius: 12, position: '', texts: {}, ...dataset } as Layout
  const chat = chatOf({ origin: new URL(src).origin, point, language }, layout, () => render())
  render = windowOf(chat, texts, nonce)
}

if (script) {
  if (document.body) begin(script)
  else addEventListener('DOMContentLoaded', () => begin(script))
}
