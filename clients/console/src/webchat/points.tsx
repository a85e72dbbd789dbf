/** Routing points: where chats arrive. */

import { IconMessages } from '@tabler/icons-react'
import { namesColumn, State } from '../collection/cells'
import type { Described } from '../collection/described'
import { field, type Field } from '../form/field'
import { yesNo } from '../form/inputs/choice'
import { maybeOne, one, oneOrNew } from '../form/inputs/reference'
import { long, name } from '../form/inputs/text'
import { wordOf } from '../texts'
import type { RoutingPoint } from '../types'
import { GENERAL } from '../subjects/callClasses'
import { patterns } from './patterns'
import { busy } from './now'
import { NowCell } from './NowCell'
import { PointSection } from './PointSection'
import { TryUrl } from './TryUrl'

const state = (point: RoutingPoint): string => wordOf('points', 'state', point.active ? 'yes' : 'no')

/** Asks, below the patterns, what becomes of a page with them as they stand. */
const trying: Field<RoutingPoint> = {
  name: 'try',
  draw: ({ name: called, urls, active, script, host, settings }) => <TryUrl id="try-point" point={{ name: called, urls, active, script, host, settings }} />,
  check: () => undefined,
}

/** Lines left empty at the end are no patterns; elsewhere they are told, at their line. */
function withoutEmptyEnd(urls: readonly string[]): readonly string[] {
  let end = urls.length
  while (end > 0 && urls[end - 1] === '') end--
  return urls.slice(0, end)
}

export const points: Described<RoutingPoint> = {
  path: 'routing-points',
  permission: 'routing_point',
  texts: 'points',
  icon: IconMessages,
  keyOf: (point) => point.name,
  ordered: true,
  columns: [
    { name: 'name', text: (point) => point.name },
    { name: 'description', text: (point) => point.description, wide: true },
    namesColumn('urls', (point) => point.urls),
    { name: 'layout', text: (point) => point.layout, wide: true },
    { name: 'script', text: (point) => point.script ?? '', wide: true },
    { name: 'class', text: (point) => point.class ?? GENERAL, wide: true },
    { name: 'now', text: () => '', cell: (point) => <NowCell point={point.name} active={point.active} />, order: (point) => busy(point.name), by: null },
    { name: 'state', by: 'active', text: state, cell: (point) => <State on={point.active} word={state(point)} />, extra: true },
    { name: 'fallback_queue', text: (point) => point.fallback_queue ?? '', extra: true },
  ],
  parts: [
    { fields: [field('name', name(), { required: true, fixed: true }), field('description', long(1000)), field('active', yesNo)] },
    { title: 'where', fields: [field('urls', patterns), trying] },
    {
      title: 'how',
      fields: [
        field('layout', one('layouts'), { required: true, half: true }),
        field('class', oneOrNew('call-classes'), { half: true }),
        field('script', maybeOne('scripts'), { half: true }),
        field('fallback_queue', maybeOne('queues'), { half: true }),
        field('host', maybeOne('hosts'), { half: true, takes: 'host:view' }),
        field('debug', yesNo),
      ],
    },
  ],
  blank: {
    name: '',
    description: '',
    urls: [],
    layout: 'Default',
    script: 'Chat Routing',
    class: null,
    settings: {},
    debug: false,
    active: true,
    host: null,
    fallback_queue: null,
  },
  toDraft: (point) => point,
  toBody: (point) => ({ ...point, urls: withoutEmptyEnd(point.urls.map((url) => url.trim())) }),
  sectionFields: ['settings'],
  Section: PointSection,
}
