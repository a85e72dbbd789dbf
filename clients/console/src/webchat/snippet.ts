/** The line that puts the chat on a page. Pure. */

/** `origin`: where this server is reached. The point stands in the address, so that the file brings the launcher's look with it. */
export function snippet(origin: string, point: string): string {
  return `<script src="${origin}/widget.js?point=${encodeURIComponent(point)}" async></script>`
}
