/** Acts as a table; one is opened to see what it changed. Which one is open stands in the address. */

import { ActionIcon } from '@mantine/core'
import { dateTime, fullTime } from '@cordboard/ui/format.ts'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useSearch } from 'wouter/use-browser-location'
import table from '../collection/collection.module.css'
import { go } from '../leaving'
import { addressOf } from '../nav/pages'
import { Link } from '../nav/Link'
import { withQuery } from '../place'
import { told } from '../form/told'
import { ta } from '../system/texts'
import { of, t } from '../texts'
import type { Act } from '../types'
import stacked from '../collection/stacked.module.css'
import css from './audit.module.css'
import { isMoment, linesOf, telling } from './difference'

/** Of an object's kind: its collection's path and the namespace of its texts. */
const PATHS: Readonly<Record<string, readonly [path: string, texts: string]>> = {
  routing_point: ['routing-points', 'points'],
  layout: ['layouts', 'layouts'],
  blacklist: ['blacklist', 'blacklist'],
  queue: ['queues', 'queues'],
  agent_group: ['agent-groups', 'agentGroups'],
  skill: ['skills', 'skills'],
  call_class: ['call-classes', 'callClasses'],
  calendar: ['calendars', 'calendars'],
  variable: ['variables', 'variables'],
  outcome: ['outcomes', 'outcomes'],
  outcome_category: ['outcome-categories', 'outcomeCategories'],
  canned_reply: ['canned-replies', 'cannedReplies'],
  script: ['scripts', 'scripts'],
  script_version: ['scripts', 'scripts'],
  script_case: ['scripts', 'scripts'],
  user: ['users', 'users'],
  user_group: ['user-groups', 'userGroups'],
  role: ['roles', 'roles'],
  status_code: ['status-codes', 'statusCodes'],
  host: ['hosts', 'hosts'],
  data_source: ['data-sources', 'dataSources'],
  webhook: ['webhooks', 'webhooks'],
  api_token: ['api-tokens', 'apiTokens'],
}

const COLUMNS = ['when', 'who', 'what', 'object', 'address'] as const

export const whatOf = (what: string): string => of('audit', `whats.${what}`) || what.replaceAll('_', ' ')
/** What was done to it, after which it is not there any more. */
const GONE = ['delete', 'revoke']

/** What people call the object; of a configuration that was brought in, how. */
const labelOf = ({ kind, name, label }: Act): string => (kind === 'configuration' && of('audit', `modes.${name}`)) || label
export const kindOf = (kind: string): string => of('audit', `kinds.${kind}`) || kind.replaceAll('_', ' ')

export function ActList({ acts }: { acts: readonly Act[] }) {
  const open = new URLSearchParams(useSearch()).get('act')
  const toggle = (id: number): void => go(location.pathname + withQuery(location.search, { act: open === String(id) ? null : String(id) }), { replace: true })
  return (
    <div className={table.scroll}>
      <table role="table" className={`${table.table} ${stacked.stacked} ${css.acts}`}>
        <caption className={table.hidden}>{ta('title')}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <td role="cell" className={css.narrow} />
            {COLUMNS.map((each) => (
              <th key={each} role="columnheader" scope="col">
                {ta(each)}
              </th>
            ))}
          </tr>
        </thead>
        {acts.map((act) => (
          <ActRows key={act.id} act={act} open={open === String(act.id)} onToggle={() => toggle(act.id)} />
        ))}
      </table>
    </div>
  )
}

function ActRows({ act, open, onToggle }: { act: Act; open: boolean; onToggle: () => void }) {
  const place = PATHS[act.kind]
  const href = place && !GONE.includes(act.what) && act.label ? addressOf(place[0], act.name) : null
  const called = labelOf(act) || t('table.nothing')
  return (
    <tbody role="rowgroup">
      <tr role="row" onClick={(event) => !(event.target as HTMLElement).closest('a, button') && !getSelection()?.toString() && onToggle()}>
        <td role="cell" data-actions className={css.narrow}>
          <ActionIcon variant="subtle" color="gray" size={28} aria-expanded={open} aria-label={`${ta('details')}: ${kindOf(act.kind)} ${called}`} onClick={onToggle}>
            {open ? <IconChevronDown size={16} /> : <IconChevronRight size={16} className={css.closed} />}
          </ActionIcon>
        </td>
        <th role="rowheader" scope="row">
          <time title={fullTime(act.at)} dateTime={act.at}>
            {dateTime(act.at)}
          </time>
        </th>
        <td role="cell" data-label={ta('who')}>
          {act.who}
        </td>
        <td role="cell" data-label={ta('what')}>
          {whatOf(act.what)}
        </td>
        <td role="cell" data-label={ta('object')} title={act.name}>
          <span>
            {kindOf(act.kind)} {href ? <Link href={href}><bdi>{called}</bdi></Link> : <b><bdi>{called}</bdi></b>}
          </span>
        </td>
        <td role="cell" data-label={ta('address')} data-empty={!act.address || undefined}>
          {act.address || t('table.nothing')}
        </td>
      </tr>
      {open && (
        <tr role="row" className={css.details}>
          <td role="cell" colSpan={6}>
            <Details act={act} texts={place?.[1] ?? ''} />
          </td>
        </tr>
      )}
    </tbody>
  )
}

function Details({ act, texts }: { act: Act; texts: string }) {
  const lines = telling(linesOf(act.before, act.after))
  if (lines.length === 0) return <p className={css.none}>{ta('nothingShown')}</p>
  const label = (field: string): string => {
    const [first = '', ...rest] = field.split('.')
    return [of(texts, `fields.${first}.label`) || first.replaceAll('_', ' '), ...rest].join(' › ')
  }
  const value = (field: string, each: unknown): string => (isMoment(field, each) ? fullTime(each) : told(texts, field, each))
  return (
    <table className={css.lines}>
      <thead>
        <tr>
          <th scope="col">{ta('field')}</th>
          {act.before !== null && <th scope="col">{ta('before')}</th>}
          {act.after !== null && <th scope="col">{ta('after')}</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.field}>
            <th scope="row">{label(line.field)}</th>
            {act.before !== null && <td className={css.before}>{value(line.field, line.before)}</td>}
            {act.after !== null && <td className={css.after}>{value(line.field, line.after)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
