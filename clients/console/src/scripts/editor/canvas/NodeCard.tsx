/** A node on the canvas: what it is, the one setting that matters, its exits below. */

import { said } from '@cordboard/ui/said.ts'
import { Handle, Position, type NodeProps } from '@xyflow/react'
import { IconAlertTriangle, IconExclamationMark, IconNote } from '@tabler/icons-react'
import { memo } from 'react'
import { te } from '../../../texts'
import { useCursorAt, useEditing } from '../editing'
import { exitWord, kindIcon, kindWord, lacksSetting, settingOf } from '../kindLook'
import { FAILED } from '../model/exits'
import type { Port } from './card'
import css from './card.module.css'
import type { CardNode } from './flow'
import portCss from './port.module.css'

export const NodeCard = memo(function NodeCard({ id, data, selected }: NodeProps<CardNode>) {
  const { node, card, issues, mark, marks, ghost, readOnly } = data
  const { editor, cursor } = useEditing()
  const at = useCursorAt(cursor, ghost ? '' : id)
  const Icon = kindIcon(node.kind)
  const setting = settingOf(node)
  const grave = issues.some((issue) => issue.severity !== 'warning')
  const first = cursor.at() === null && editor.state().definition.start === id
  const named = id !== node.kind && !new RegExp(`^${node.kind}\\d*$`).test(id)
  const label = [te(setting ? 'node.labelWith' : 'node.label', { kind: card.title, id, setting }), issues.length > 0 && te('node.issues', { count: issues.length }), mark?.badge, ghost && te('node.gone')]
  return (
    <div
      className={css.card}
      role="group"
      aria-roledescription={te('node.role')}
      aria-label={label.filter(Boolean).join(', ')}
      tabIndex={at === '' || first ? 0 : -1}
      data-at={ghost ? undefined : `${id}/`}
      data-node={ghost ? undefined : id}
      data-tone={mark?.tone}
      data-selected={selected || undefined}
      data-kind={node.kind}
      data-ghost={ghost || undefined}
    >
      <Handle type="target" id="in" position={Position.Top} className={css.in} isConnectableStart={false} isConnectable={!readOnly && !ghost} />
      <div className={css.head}>
        <Icon size={16} />
        <span className={css.title}>{card.title}</span>
        {named && (
          <span className={css.name} dir="auto" title={id}>
            {id}
          </span>
        )}
        {mark?.badge && <span className={css.badge}>{mark.badge}</span>}
        {node.note && !mark?.badge && (
          <span className={css.note} title={`${te('node.note')}: ${node.note}`}>
            <IconNote size={14} />
          </span>
        )}
        {issues.length > 0 && (
          <span className={css.issue} data-grave={grave || undefined} title={issues.map((issue) => said(issue.sentence)).join('\n')}>
            <IconAlertTriangle size={15} />
          </span>
        )}
      </div>
      <div className={css.setting} dir="auto" title={setting} data-unset={(!setting && lacksSetting(node)) || undefined}>
        {setting || (lacksSetting(node) ? te('node.unset') : '')}
      </div>
      {card.ports.length > 0 && <div className={portCss.ports} aria-hidden />}
      {card.ports.map((port) => (
        <PortPill key={port.name} id={id} port={port} here={at === port.name} tone={marks?.[port.name]?.tone} ghost={ghost} readOnly={readOnly} to={port.to === null ? undefined : editor.state().definition.nodes[port.to]?.kind} />
      ))}
    </div>
  )
})

interface PortProps {
  id: string
  port: Port
  here: boolean
  tone: string | undefined
  ghost: boolean
  readOnly: boolean
  /** The kind of the node that it leads to. */
  to: string | undefined
}

function PortPill({ id, port, here, tone, ghost, readOnly, to }: PortProps) {
  const { ask } = useEditing()
  const idle = port.name === FAILED && port.to === null
  const exit = exitWord(port)
  return (
    <div
      className={portCss.port}
      role="button"
      tabIndex={-1}
      style={{ left: port.x, width: port.width }}
      aria-roledescription={te('node.exitRole')}
      aria-label={port.to === null ? te('node.open', { exit }) : te('node.to', { exit, to: to ? kindWord(to) : port.to })}
      title={port.to === null && !idle ? te('node.openHint', { exit }) : exit}
      data-at={ghost ? undefined : `${id}/${port.name}`}
      data-node={ghost ? undefined : id}
      data-exit={ghost ? undefined : port.name}
      data-open={port.to === null || undefined}
      data-optional={port.optional || undefined}
      data-stray={port.stray || undefined}
      data-here={here || undefined}
      data-tone={tone}
      onDoubleClick={() => !readOnly && !ghost && ask({ what: 'target', of: { node: id, exit: port.name } })}
    >
      {idle ? <IconExclamationMark size={12} /> : <span dir="auto">{exit}</span>}
      <Handle type="source" id={port.name} position={Position.Bottom} className={portCss.out} isConnectable={!readOnly && !ghost} isConnectableEnd={false} />
    </div>
  )
}
