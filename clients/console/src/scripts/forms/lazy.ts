/** Lists of choices are drawn when they are opened: a form has many, and a script may have thousands of nodes to choose from. */

export const LAZY = { keepMounted: false } as const
