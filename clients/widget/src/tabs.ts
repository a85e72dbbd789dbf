/** This page among the tabs of its browser, and on its network. */

/** A hidden tab stops listening after this time, if another one goes on. */
const HIDDEN = 10_000

export interface Page {
  /** The network is back, or the page is looked at again, or this tab has become the one that goes on listening. */
  go(): void
  /** The network went. */
  drop(): void
  /** Nobody looks at this page. */
  hide(): void
  /** Another tab has written. */
  written(): void
}

export function tabsOf(prefix: string, { go, drop, hide, written }: Page) {
  let keeper: boolean | undefined

  addEventListener('online', go)
  addEventListener('offline', drop)
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) setTimeout(() => document.hidden && hide(), HIDDEN)
    else go()
  })
  addEventListener('storage', ({ key }) => {
    if (!key || key.startsWith(prefix)) written()
  })

  return {
    /** Whether this tab should listen: it is looked at, or it is the one that goes on for all. */
    listens: (): boolean => !document.hidden || keeper !== false,
    /** One tab of the browser listens even when hidden: connections to one server are few, and a shop has many tabs. */
    keep(): void {
      if (keeper !== undefined || !navigator.locks) return
      keeper = false
      void navigator.locks.request(`${prefix}keep`, () => {
        keeper = true
        go()
        return new Promise(() => {})
      })
    },
  }
}
