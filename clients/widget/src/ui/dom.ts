/** Elements without markup strings: attributes by name, text as text. */

type Attributes = Record<string, string | ((event: never) => void)>

/** An element; a function under `onclick` and the like becomes a listener, an empty string an attribute that is just there. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'string') element.setAttribute(name, value)
    else element.addEventListener(name.slice(2), value as EventListener)
  }
  element.append(...children)
  return element
}

const SVG = 'http://www.w3.org/2000/svg'

/** A picture of one path in a field of 24 × 24, in the text's colour. */
export function icon(d: string): Element {
  const [svg, path] = [document.createElementNS(SVG, 'svg'), document.createElementNS(SVG, 'path')]
  svg.setAttribute('viewBox', '0 0 24 24')
  path.setAttribute('d', d)
  svg.append(path)
  return svg
}

/** A button that shows its label, or the picture given and says the label. */
export function button(label: string, name: string, onclick: () => void, picture?: Element): HTMLButtonElement {
  const made = h('button', { type: 'button', class: name, onclick }, picture ?? label)
  if (picture) call(made, label)
  return made
}

/** Give an element its spoken name, and show it on hover. */
export function call(element: HTMLElement, name: string): void {
  element.title = name
  element.setAttribute('aria-label', name)
}

/** Change text only when it differs, so that nothing is read out again; without text the element is away. */
export function say(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
  element.hidden = !text
}

/** Change children only when `of`, which they are made of, has changed. */
export function fill(element: HTMLElement, of: string, make: () => (Node | string)[]): void {
  if (element.dataset.of === of) return
  element.dataset.of = of
  element.replaceChildren(...make())
}
