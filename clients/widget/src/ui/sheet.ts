/** Styles in a shadow root by constructed sheets, which a strict Content-Security-Policy lets pass; by style elements where there are none. */

/** Add a sheet; the function returned sets its rules. `nonce` is the host page's, for the fallback. */
export function sheet(root: ShadowRoot, nonce: string): (rules: string) => void {
  let now = ''
  let set: (rules: string) => void
  try {
    const made = new CSSStyleSheet()
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, made]
    set = (rules) => made.replaceSync(rules)
  } catch {
    const made = document.createElement('style')
    made.nonce = nonce
    root.append(made)
    set = (rules) => { made.textContent = rules }
  }
  return (rules) => {
    if (rules !== now) set(now = rules)
  }
}
