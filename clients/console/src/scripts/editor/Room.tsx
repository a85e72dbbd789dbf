/** The editor's panels around the drawing: nodes to insert, details, findings or rehearsal below. */

import '@mantine/core/styles/Drawer.layer.css'
import { ActionIcon, Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useKept } from '@cordboard/ui/kept.ts'
import { IconX } from '@tabler/icons-react'
import { lazy, Suspense, useCallback, useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { te } from '../../texts'
import { PublishDialog } from '../publish/PublishDialog'
import type { OpenDraft } from '../saving/useDraft'
import { ScriptCanvas } from './canvas/ScriptCanvas'
import { useEditor } from './createEditor'
import { Divider } from './Divider'
import { useEditing } from './editing'
import { Head } from './Head'
import { Inspector } from './Inspector'
import { Issues } from './Issues'
import { Outline } from './Outline'
import css from './page.module.css'
import { Palette } from './Palette'
import { pressedAnywhere } from './press'
import { useClipboardKeys } from './useClipboardKeys'

const RehearsalPanel = lazy(async () => ({ default: (await import('../rehearsal/RehearsalPanel')).RehearsalPanel }))

export type Below = 'issues' | 'rehearsal' | null

interface Props {
  script: string
  version: number
  draft: OpenDraft
  view: 'canvas' | 'outline'
  onView: (view: 'canvas' | 'outline') => void
  /** Takes what puts the focus into the form. */
  form: RefObject<() => void>
}

const FIELD = '[data-field]:not([data-field="id"])'
const FOCUSABLE = 'input:not([type=hidden]), textarea, select, [contenteditable=true], [role=textbox]'

export function Room({ script, version, draft, view, onView, form }: Props) {
  const editing = useEditing()
  const { editor, kinds, goTo, cursor } = editing
  const narrow = useMediaQuery('(max-width: 1024px)', false, { getInitialValueInEffect: false })
  const [left, setLeft] = useKept('editor.left', 200)
  const [right, setRight] = useKept('editor.right', 340)
  const [bottom, setBottom] = useKept('editor.bottom', 320)
  const [palette, setPalette] = useKept('editor.palette', true)
  const [details, setDetails] = useKept('editor.details', true)
  const [drawer, setDrawer] = useState<'palette' | 'details' | null>(null)
  const [below, setBelow] = useState<Below>(() => (new URLSearchParams(location.search).has('rehearse') ? 'rehearsal' : null))
  const [publishing, setPublishing] = useState(false)
  const inspector = useRef<HTMLDivElement>(null)
  /** The drawer is to put the focus into the form once it is there; before that it has its own way with it. */
  const entering = useRef(false)
  const revealed = useEditor(editor, (state) => state.revealed)
  const readOnly = useEditor(editor, (state) => state.readOnly)
  useClipboardKeys()

  const focusForm = useCallback((tries = 20) => {
    const box = inspector.current
    const field = box?.querySelector<HTMLElement>(FIELD) ?? box?.querySelector<HTMLElement>('[data-field]')
    const target = field?.matches(FOCUSABLE) ? field : (field?.querySelector<HTMLElement>(FOCUSABLE) ?? field?.querySelector<HTMLElement>('button') ?? null)
    if (target) target.focus()
    else if (tries > 0) requestAnimationFrame(() => focusForm(tries - 1))
  }, [])

  useEffect(() => {
    form.current = () => {
      const at = cursor.at()
      if (at && !editor.state().selection.has(at.node)) editor.select([at.node])
      if (narrow) {
        entering.current = true
        setDrawer('details')
      } else {
        setDetails(true)
        focusForm()
      }
    }
  }, [form, cursor, editor, narrow, setDetails, focusForm])

  // A field to be shown needs its form.
  useEffect(() => {
    if (!revealed || revealed.field === null) return
    if (narrow) setDrawer('details')
    else setDetails(true)
  }, [revealed, narrow, setDetails])

  function entered(): void {
    if (entering.current) focusForm()
    entering.current = false
  }

  function back(): void {
    setDrawer(null)
    const at = cursor.at()
    if (at) goTo(at)
  }

  const flush = useCallback(async () => (draft.session ? draft.session.flush() : true), [draft.session])
  const shown = view === 'canvas' ? <ScriptCanvas editor={editor} kinds={kinds} /> : <Outline />
  const forms = (
    <div
      ref={inspector}
      className={css.inspector}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        back()
      }}
    >
      <Inspector />
    </div>
  )

  return (
    <div className={css.room} onKeyDown={(event) => void pressedAnywhere(event, editing)}>
      <Head
        script={script}
        version={version}
        draft={draft}
        view={view}
        onView={onView}
        narrow={narrow}
        below={below}
        onBelow={setBelow}
        palette={palette}
        onPalette={() => (narrow ? setDrawer('palette') : setPalette(!palette))}
        details={details}
        onDetails={() => (narrow ? setDrawer('details') : setDetails(!details))}
        onPublish={() => setPublishing(true)}
      />
      <div className={css.middle}>
        {!narrow && palette && !readOnly && (
          <>
            <aside className={css.side} style={{ width: left }} aria-label={te('page.palette')}>
              <Palette />
            </aside>
            <Divider label={te('page.resize')} side="start" size={left} least={150} most={360} onSize={setLeft} />
          </>
        )}
        <div className={css.work}>
          <div className={css.view}>{shown}</div>
          {below && (
            <>
              <Divider label={te('page.resizeBottom')} side="bottom" size={bottom} least={120} most={520} onSize={setBottom} />
              <Bottom height={bottom} label={te(below === 'issues' ? 'issues.title' : 'page.rehearse')} onClose={() => setBelow(null)}>
                {below === 'issues' ? (
                  <Issues />
                ) : (
                  <Suspense>
                    <RehearsalPanel editor={editor} script={script} version={version} openCase={new URLSearchParams(location.search).get('rehearse') || null} flush={flush} />
                  </Suspense>
                )}
              </Bottom>
            </>
          )}
        </div>
        {!narrow && details && (
          <>
            <Divider label={te('page.resize')} side="end" size={right} least={260} most={560} onSize={setRight} />
            <aside className={css.side} style={{ width: right }} aria-label={te('page.inspector')}>
              {forms}
            </aside>
          </>
        )}
      </div>
      {narrow && (
        <Drawer opened={drawer !== null} onClose={back} position="right" size={420} returnFocus={false} title={te(drawer === 'palette' ? 'page.palette' : 'page.inspector')} transitionProps={{ duration: 100, onEntered: entered }}>
          {drawer === 'palette' ? <Palette onPut={() => setDrawer(null)} /> : forms}
        </Drawer>
      )}
      {publishing && (
        <PublishDialog script={script} version={version} flush={flush} onJump={(node, field) => editor.reveal(node, field)} onRehearse={() => setBelow('rehearsal')} onDone={() => setPublishing(false)} onClose={() => setPublishing(false)} />
      )}
    </div>
  )
}

function Bottom({ height, label, onClose, children }: { height: number; label: string; onClose: () => void; children: ReactNode }) {
  return (
    <section className={css.bottom} style={{ height }} aria-label={label}>
      <header>
        <h2>{label}</h2>
        <ActionIcon variant="subtle" color="gray" aria-label={te('page.closePanel')} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </header>
      <div className={css.bottomBody} tabIndex={-1}>
        {children}
      </div>
    </section>
  )
}
