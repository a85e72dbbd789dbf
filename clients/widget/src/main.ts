/**
 * The visitor's chat window: `<script src="https://HOST/widget.js" data-point="demo" async></script>`.
 * `widget.js?point=demo` brings the launcher's look with it. Optional: data-point, data-lang, and the look by hand:
 * data-colour, data-accent_text, data-radius, data-position.
 */

import { chatOf } from './chat'
import type { More } from './more/api'
import { textsOf } from './texts'
import { windowOf } from './ui/window'
import type { Layout } from './wire'

/** What the server put before this script. */
const look = (window as { cordboardLook?: Partial<Layout> }).cordboardLook
const script = document.currentScript as HTMLScriptElement | null

function begin({ src, nonce, dataset }: HTMLScriptElement): void {
  if (document.querySelector('cordboard-chat')) return
  const { origin, searchParams } = new URL(src)
  const { point = searchParams.get('point') ?? '', lang } = dataset
  const language = lang || document.documentElement.lang || navigator.language
  let render = (): void => {}
  const texts = textsOf(language, () => chat.layout)
  const layout = { title: '', colour: '#0f766e', accent_text: '#ffffff', radius: 12, position: '', texts: {}, ...look, ...dataset } as Layout
  const chat = chatOf({ origin, point, language }, layout, () => render())
  ;({ render } = windowOf(chat, texts, nonce, () => import(/* @vite-ignore */ `${origin}/widget-more.js`) as Promise<More>))
}

if (script) {
  if (document.body) begin(script)
  else addEventListener('DOMContentLoaded', () => begin(script))
}
