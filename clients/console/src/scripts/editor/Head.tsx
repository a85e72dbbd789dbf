/** The editor's head: which version this is, whether it is saved, and what can be done with the whole. */

import '@mantine/core/styles/FloatingIndicator.layer.css'
import '@mantine/core/styles/SegmentedControl.layer.css'
import { ActionIcon, Button, SegmentedControl, Tooltip, VisuallyHidden } from '@mantine/core'
import {
  IconArrowBackUp, IconArrowForwardUp, IconBinaryTree2, IconChevronRight, IconGitCompare, IconKeyboard, IconLayoutSidebar, IconLayoutSidebarRight, IconListTree, IconPlayerPlay,
  IconSchema, IconSearch,
} from '@tabler/icons-react'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useListed } from '../../collection/lists'
import { useConsole } from '../../here'
import { Link } from '../../nav/Link'
import { pathOf } from '../../place'
import { usePhone } from '../../screen'
import { te } from '../../texts'
import type { ScriptView } from '../../types'
import { SaveStatus } from '../saving/SaveStatus'
import type { OpenDraft } from '../saving/useDraft'
import { CheckButton } from './CheckButton'
import { useEditor } from './createEditor'
import { useEditing } from './editing'
import { HeadMenu } from './HeadMenu'
import css from './head.module.css'
import type { Below } from './Room'
import type { EditorState } from './store'

const NewScript = lazy(async () => ({ default: (await import('../list/NewScript')).NewScript }))

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

const readOnlyOf = (state: EditorState) => state.readOnly
const undoesOf = (state: EditorState) => (state.canUndo ? state.undoes : null)
const redoesOf = (state: EditorState) => (state.canRedo ? state.redoes : null)

export function Head({ script, version, draft, view, onView, narrow, below, onBelow, palette, onPalette, details, onDetails, onPublish }: Props) {
  const { may, lists } = useConsole()
  const phone = usePhone()
  const active = useListed<ScriptView>(lists, 'scripts').items.find((each) => each.name === script)?.active ?? null
  const { editor, actions, ask } = useEditing()
  const readOnly = useEditor(editor, readOnlyOf)
  const undoes = useEditor(editor, undoesOf)
  const redoes = useEditor(editor, redoesOf)
  const detail = draft.status?.detail
  const [making, setMaking] = useState(false)
  const makeOwn = draft.session?.supplied && may('script:edit') ? () => setMaking(true) : null

  const tool = (label: string, icon: ReactNode, does: () => void, { off = false, on }: { off?: boolean; on?: boolean } = {}) => (
    <Tooltip label={label}>
      <ActionIcon variant={on ? 'light' : 'subtle'} color="gray" size={32} aria-label={label} aria-pressed={on} disabled={off} onClick={does}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
  const toggle = (what: Below): void => onBelow(below === what ? null : what)
  const find = (): void => ask({ what: 'find' })
  const keys = (): void => ask({ what: 'keys' })
  const compared = active !== null && active !== version ? pathOf('scripts', script, 'compare', String(active), String(version)) : null
  const publishes = may('script:publish') && !readOnly

  return (
    <header className={css.head}>
      <div className={css.what}>
        <Link href={pathOf('scripts', script, 'versions')} dir="auto">
          {script}
        </Link>
        <IconChevronRight size={14} aria-hidden className={css.flip} />
        <b>{te('page.version', { number: version })}</b>
        {/* Of one that is read-only the status says so. */}
        {!readOnly && (
          <span className={css.chip} data-active={detail?.active || undefined}>
            {te(detail?.active ? 'page.active' : detail?.locked ? 'page.locked' : 'page.draft')}
          </span>
        )}
        {!readOnly && detail?.locked && !phone && <span className={css.quiet}>{te('page.lockedHint')}</span>}
      </div>
      <SaveStatus draft={draft} onMakeOwn={phone ? null : makeOwn} />
      <span className={css.grow} />
      <div className={css.tools}>
        {!phone && !readOnly && tool(te(palette && !narrow ? 'page.hidePalette' : 'page.showPalette'), <IconLayoutSidebar size={18} className={css.flip} />, onPalette, narrow ? {} : { on: palette })}
        {!readOnly && tool(undoes === null ? te('page.undo') : te('page.undoThis', { what: undoes }), <IconArrowBackUp size={18} className={css.flip} />, actions.undo, { off: undoes === null })}
        {!readOnly && tool(redoes === null ? te('page.redo') : te('page.redoThis', { what: redoes }), <IconArrowForwardUp size={18} className={css.flip} />, actions.redo, { off: redoes === null })}
        {!phone && !readOnly && tool(te('page.tidy'), <IconBinaryTree2 size={18} />, actions.tidy)}
        {tool(te('page.search'), <IconSearch size={18} />, find)}
        {!phone && tool(te('page.keys'), <IconKeyboard size={18} />, keys)}
        {!phone && tool(te(details && !narrow ? 'page.hideInspector' : 'page.showInspector'), <IconLayoutSidebarRight size={18} className={css.flip} />, onDetails, narrow ? {} : { on: details })}
      </div>
      <SegmentedControl
        size="xs"
        aria-label={te('page.view')}
        value={view}
        onChange={(next) => onView(next === 'outline' ? 'outline' : 'canvas')}
        data={[
          { value: 'canvas', label: <Word icon={<IconSchema size={phone ? 18 : 15} />} text={te('canvas')} alone={phone} /> },
          { value: 'outline', label: <Word icon={<IconListTree size={phone ? 18 : 15} />} text={te('outline')} alone={phone} /> },
        ]}
      />
      <div className={css.tools}>
        <CheckButton shown={below === 'issues'} brief={phone} onToggle={() => toggle('issues')} />
        {!phone && may('script:rehearse') && (
          <Button variant={below === 'rehearsal' ? 'light' : 'default'} aria-expanded={below === 'rehearsal'} leftSection={<IconPlayerPlay size={16} />} onClick={() => toggle('rehearsal')}>
            {te('page.rehearse')}
          </Button>
        )}
        {!phone && compared !== null && (
          <Tooltip label={te('page.diffHint', { number: active ?? version })}>
            <Button component={Link} variant="default" leftSection={<IconGitCompare size={16} />} href={compared}>
              {te('page.diff')}
            </Button>
          </Tooltip>
        )}
        {!phone && publishes && <Button onClick={onPublish}>{te('page.publish')}</Button>}
        {phone && (
          <HeadMenu
            readOnly={readOnly}
            onMakeOwn={makeOwn}
            compared={compared}
            onPalette={onPalette}
            onDetails={onDetails}
            onTidy={actions.tidy}
            onKeys={keys}
            onRehearse={may('script:rehearse') ? () => toggle('rehearsal') : null}
            onPublish={publishes ? onPublish : null}
          />
        )}
      </div>
      {making && (
        <Suspense>
          <NewScript template={script} onClose={() => setMaking(false)} />
        </Suspense>
      )}
    </header>
  )
}

function Word({ icon, text, alone }: { icon: ReactNode; text: string; alone: boolean }) {
  return (
    <span className={css.word} title={alone ? text : undefined}>
      {icon}
      {alone ? <VisuallyHidden>{text}</VisuallyHidden> : <span>{text}</span>}
    </span>
  )
}
