/** The outline's rows as they stand below one another, with what a tree tells of each. Pure. */

import type { Definition } from './model/definition'
import type { Exit } from './model/exits'
import type { OutlineNode } from './model/outline'

export interface Row {
  readonly key: string
  readonly parent: string | null
  readonly node: string
  /** Null: the node itself. */
  readonly exit: string | null
  readonly port: Exit | null
  readonly level: number
  /** Among how many beside one another, and which of them. */
  readonly size: number
  readonly place: number
  /** Null: there is nothing below it. */
  readonly open: boolean | null
  /** Whether its one way on is told with it: it leads to a node that stands elsewhere, or nowhere. */
  readonly onward: Exit | null
  /** Where that, or the exit, leads if not to the next row; null: nowhere; undefined: to the next row, or it has no way on. */
  readonly leads: string | null | undefined
  /** Nothing leads to it. */
  readonly cutOff: boolean
}

export function rowsOf(outline: readonly OutlineNode[], definition: Definition, closed: ReadonlySet<string>): readonly Row[] {
  const rows: Row[] = []
  const targets = new Set(Object.values(definition.nodes).flatMap((node) => Object.values(node.exits ?? {})))

  function put(nodes: readonly OutlineNode[], level: number, parent: string | null): void {
    nodes.forEach(({ id, onward, branches }, at) => {
      const key = `${id}/`
      const open = branches.length > 0 ? !closed.has(key) : null
      const follows = onward !== null && onward.to !== null && nodes[at + 1]?.id === onward.to
      rows.push({
        key,
        parent,
        node: id,
        exit: null,
        port: null,
        level,
        size: nodes.length,
        place: at + 1,
        open,
        onward: onward && !follows ? onward : null,
        leads: onward && !follows ? onward.to : undefined,
        cutOff: id !== definition.start && !targets.has(id),
      })
      if (!open) return
      branches.forEach(({ exit, nodes: below }, index) => {
        const exitRow = `${id}/${exit.name}`
        const unfolded = below.length > 0 ? !closed.has(exitRow) : null
        rows.push({
          key: exitRow,
          parent: key,
          node: id,
          exit: exit.name,
          port: exit,
          level: level + 1,
          size: branches.length,
          place: index + 1,
          open: unfolded,
          onward: null,
          leads: below.length > 0 ? undefined : exit.to,
          cutOff: false,
        })
        if (unfolded) put(below, level + 2, exitRow)
      })
    })
  }

  put(outline, 1, null)
  return rows
}
