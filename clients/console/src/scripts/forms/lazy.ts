/** Lists of choices are drawn when they are opened: a form has many, and a script may have thousands of nodes to choose from. */

export const LAZY = { keepMounted: false } as const

/** The list itself scrolls: an area of its own inside it would have to take the focus. */
export const SCROLLING = { withScrollArea: false, styles: { options: { maxHeight: 240, overflowY: 'auto' } } } as const
