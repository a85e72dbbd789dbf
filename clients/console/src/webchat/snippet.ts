/** The line that puts the chat on a page. Pure. */

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }

/** `origin`: where this server is reached. */
export function snippet(origin: string, point: string): string {
  return `<script src="${origin}/widget.js" data-point="${point.replace(/[&"<>]/g, (sign) => ENTITIES[sign] ?? sign)}" async></script>`
}
