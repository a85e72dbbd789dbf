/** The editor's head: which version this is, whether it is saved, and what can be done with the whole. */

import '@mantine/core/styles/FloatingIndicator.layer.css'
import '@mantine/core/styles/SegmentedControl.layer.css'
import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core'
import {
  IconAlertTriangle, IconArrowBackUp, IconArrowForwardUp, IconBinaryTree2, IconChevronRight, IconCircleCheck, IconExclamationCircle, IconGitCompare, IconKeyboard,
  IconLayoutSidebar, IconLayoutSidebarRight, IconListTree, IconPlayerPlay, IconSchema, IconSearch,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useListed } from '../../collection/lists'
import { useConsole } from '../../here'
import { Link } from '../../nav/Link'
import { pathOf } from '../../place'
import { te } from '../../texts'
import type { ScriptView } from '../../types'
import { SaveStatus } from '../saving/SaveStatus'
import type { OpenDraft } from '../saving/useDraft'
import { useEditor } from './createEditor'
import { useEditing } from './editing'
import { isGrave } from './Issues'
import css from './page.module.css'
import type { Below } from './Room'

interface Props {
  script: string
  version: number
  draft: OpenDraft
  view: 'canvas' | 'outline'
  onView: (view: 'canvas' | 'outline') => void
  narrow: boolean
  below: Below
  onBelow: (below: Below) => void
  palette: boolean
  onPalette: () => void
  details: boolean
  onDetails: () => void
  onPublish: () => void
}

export function Head({ script, version, draft, view, onView, narrow, below, onBelow, palette, onPalette, details, onDetails, onPublish }: Props) {
  const { may, lists } = useConsole()
  const active = useListed<ScriptView>(lists, 'scripts').items.find((each) => each.name === script)?.active ?? null
  const { editor, actions, ask } = useEditing()
  const { readOnly, canUndo, canRedo, undoes, redoes } = useEditor(editor, (state) => state)
  const issues = useEditor(editor, (state) => state.issues)
  const detail = draft.status?.detail
  const grave = issues.some(isGrave)

  const tool = (label: string, icon: ReactNode, does: () => void, { off = false, on }: { off?: boolean; on?: boolean } = {}) => (
    <Tooltip label={label}>
      <ActionIcon variant={on ? 'light' : 'subtle'} color="gray" size={32} aria-label={label} aria-pressed={on} disabled={off} onClick={does}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
  const toggle = (what: Below): void => onBelow(below === what ? null : what)

  return (
    <header className={css.head}>
      <div className={css.what}>
        <Link href={pathOf('scripts', script, 'versions')} dir="auto">
          {script}
        </Link>
        <IconChevronRight size={14} aria-hidden className={css.flip} />
        <b>{te('page.version', { number: version })}</b>
        <span className={css.chip} data-active={detail?.active || undefined}>
          {te(readOnly ? 'page.readOnly' : detail?.active ? 'page.active' : detail?.locked ? 'page.locked' : 'page.draft')}
        </span>
        {!readOnly && detail?.locked && <span className={css.quiet}>{te('page.lockedHint')}</span>}
      </div>
      <SaveStatus draft={draft} />
      <span className={css.grow} />
      <div className={css.tools}>
        {!readOnly && tool(te(palette && !narrow ? 'page.hidePalette' : 'page.showPalette'), <IconLayoutSidebar size={18} className={css.flip} />, onPalette, narrow ? {} : { on: palette })}
        {!readOnly && tool(undoes === null ? te('page.undo') : te('page.undoThis', { what: undoes }), <IconArrowBackUp size={18} />, actions.undo, { off: !canUndo })}
        {!readOnly && tool(redoes === null ? te('page.redo') : te('page.redoThis', { what: redoes }), <IconArrowForwardUp size={18} />, actions.redo, { off: !canRedo })}
        {!readOnly && tool(te('page.tidy'), <IconBinaryTree2 size={18} />, actions.tidy)}
        {tool(te('page.search'), <IconSearch size={18} />, () => ask({ what: 'find' }))}
        {tool(te('page.keys'), <IconKeyboard size={18} />, () => ask({ what: 'keys' }))}
        {tool(te(details && !narrow ? 'page.hideInspector' : 'page.showInspector'), <IconLayoutSidebarRight size={18} className={css.flip} />, onDetails, narrow ? {} : { on: details })}
      </div>
      <SegmentedControl
        size="xs"
        aria-label={te('page.view')}
        value={view}
        onChange={(next) => onView(next === 'outline' ? 'outline' : 'canvas')}
        data={[
          { value: 'canvas', label: <Word icon={<IconSchema size={15} />} text={te('canvas')} /> },
          { value: 'outline', label: <Word icon={<IconListTree size={15} />} text={te('outline')} /> },
        ]}
      />
      <div className={css.tools}>
        <Button
          variant={below === 'issues' ? 'light' : 'default'}
          color={below === 'issues' ? 'cord' : 'gray'}
          aria-label={issues.length > 0 ? te('page.checkFound', { count: issues.length }) : te('page.checkNone')}
          aria-expanded={below === 'issues'}
          leftSection={grave ? <IconExclamationCircle size={16} className={css.grave} /> : issues.length > 0 ? <IconAlertTriangle size={16} className={css.warns} /> : <IconCircleCheck size={16} className={css.well} />}
          onClick={() => toggle('issues')}
        >
          {te('page.check')}
          {issues.length > 0 && <span className={css.count}>{issues.length}</span>}
        </Button>
        {may('script:rehearse') && (
          <Button variant={below === 'rehearsal' ? 'light' : 'default'} aria-expanded={below === 'rehearsal'} leftSection={<IconPlayerPlay size={16} />} onClick={() => toggle('rehearsal')}>
            {te('page.rehearse')}
          </Button>
        )}
        {active !== null && active !== version && (
          <Tooltip label={te('page.diffHint', { number: active })}>
            <Button component={Link} variant="default" leftSection={<IconGitCompare size={16} />} href={pathOf('scripts', script, 'compare', String(active), String(version))}>
              {te('page.diff')}
            </Button>
          </Tooltip>
        )}
        {may('script:publish') && !readOnly && <Button onClick={onPublish}>{te('page.publish')}</Button>}
      </div>
    </header>
  )
}

function Word({ icon, text }: { icon: ReactNode; text: string }) {
  return (
    <span className={css.word}>
      {icon}
      <span>{text}</span>
    </span>
  )
}
