/** Who is shown the way from the desk to the console: whoever may look at something there. Pure. */

export function seesConsole(permissions: readonly string[]): boolean {
  return permissions.some((each) => each.endsWith(':view') && !each.startsWith('report:'))
}
