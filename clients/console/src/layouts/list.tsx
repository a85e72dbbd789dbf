/** Layouts in their list: what each looks like and where it is used. They are edited on a page of their own. */

import { IconLayout } from '@tabler/icons-react'
import type { Described } from '../collection/described'
import { few } from '../collection/cells'
import { useListed } from '../collection/lists'
import { useConsole } from '../here'
import { Link } from '../nav/Link'
import { pathOf } from '../place'
import { tl, wordOf } from '../texts'
import type { Layout, RoutingPoint } from '../types'
import css from './layouts.module.css'

/** The points whose visitors see it. */
function useUsing(name: string): { using: string[]; known: boolean } {
  const { lists, may } = useConsole()
  const points = useListed<RoutingPoint>(lists, may('routing_point:view') ? 'routing-points' : null)
  return { using: points.items.filter((point) => point.layout === name).map((point) => point.name), known: points.state === 'ready' }
}

/** In the list: in few words, all of them on hover. */
function UsedIn({ name }: { name: string }) {
  const { using, known } = useUsing(name)
  if (using.length > 0) return <span title={using.join('\n')}>{few(using)}</span>
  return <span className={css.quiet}>{known ? tl('nowhere') : ''}</span>
}

/** At the head of the editor: each leads there. */
export function UsedBy({ name }: { name: string }) {
  const { using, known } = useUsing(name)
  if (using.length === 0) return <span className={css.quiet}>{known ? tl('nowhere') : ''}</span>
  return (
    <span className={css.using}>
      {using.map((point) => (
        <Link key={point} href={pathOf('web-chat', 'routing', point)}>
          {point}
        </Link>
      ))}
    </span>
  )
}

export const layouts: Described<Layout> = {
  path: 'layouts',
  permission: 'layout',
  texts: 'layouts',
  icon: IconLayout,
  keyOf: (layout) => layout.name,
  cloned: true,
  beside: (may) => (may('routing_point:view') ? ['routing-points'] : []),
  columns: [
    { name: 'name', text: (layout) => layout.name },
    { name: 'kind', text: (layout) => wordOf('layouts', 'kind', layout.supplied ? 'supplied' : 'own') },
    { name: 'description', text: (layout) => layout.description, wide: true },
    { name: 'used', text: () => '', cell: (layout) => <UsedIn name={layout.name} /> },
    {
      name: 'look',
      text: (layout) => layout.colour,
      cell: (layout) => (
        <span className={css.look}>
          <i style={{ background: layout.colour }} aria-hidden />
          {layout.colour}
        </span>
      ),
      wide: true,
    },
  ],
  parts: [],
  sectionFields: [
    'name', 'description', 'title', 'scheme', 'colour', 'accent_text', 'light', 'dark', 'radius', 'position', 'offset_side', 'offset_bottom', 'launcher', 'logo',
    'texts', 'default_language', 'form', 'offline', 'survey', 'idle_warn', 'idle_end', 'css_on', 'css',
  ],
  // A new one is made by cloning: the form never begins with nothing.
  blank: {} as Layout,
  toDraft: (layout) => layout,
  toBody: (layout) => layout,
  fixed: (layout) => (layout.supplied ? 'supplied' : undefined),
}
