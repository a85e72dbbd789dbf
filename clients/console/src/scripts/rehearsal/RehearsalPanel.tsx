/** A rehearsal beside the canvas: play the visitor, the agents and the clock; the way lights up on the script. */

import '@mantine/core/styles/Tabs.layer.css'
import { ActionIcon, Button, Group, Tabs } from '@mantine/core'
import { IconArrowBackUp, IconDeviceFloppy, IconRefresh, IconRestore } from '@tabler/icons-react'
import { use, useEffect, useMemo, useRef, useState } from 'react'
import { useConsole } from '../../here'
import { t, tcase, tre } from '../../texts'
import { CasesTab } from '../cases/CasesTab'
import { SaveCase } from '../cases/SaveCase'
import { useEditor } from '../editor/createEditor'
import { EditingContext } from '../editor/editing'
import type { Editor } from '../editor/store'
import { drawnIn, overlayOf, within } from '../trace/way'
import { Around } from './Around'
import { Chat } from './Chat'
import { Clock } from './Clock'
import { clockOf } from './play'
import { Setup } from './Setup'
import { Standing } from './Standing'
import { useRehearsal } from './useRehearsal'
import { Way } from './Way'
import { visitsOf } from './visits'
import css from './rehearsal.module.css'

interface Props {
  editor: Editor
  script: string
  version: number
  /** A test case to begin with. */
  openCase?: string | null
  /** Saves what has been edited; false: it could not be. */
  flush?: () => Promise<boolean>
}

type Part = 'play' | 'setup' | 'cases'

export function RehearsalPanel({ editor, script, version, openCase = null, flush }: Props) {
  const { may, server } = useConsole()
  const view = use(EditingContext)?.view
  const definition = useEditor(editor, (state) => state.definition)
  const rehearsal = useRehearsal(editor, script, version, flush)
  const { play, found, problem, busy, stale, name } = rehearsal
  const [part, setPart] = useState<Part>('play')
  const [saving, setSaving] = useState(false)
  const visits = useMemo(() => (found ? visitsOf(found) : []), [found])

  useEffect(() => {
    if (!found || stale) return
    editor.setOverlay(overlayOf(within(visits, ''), editor.state().definition, (visit) => clockOf(visit.at), found.standing !== null))
  }, [editor, found, stale, visits])
  useEffect(() => () => editor.setOverlay(null), [editor])
  // What has just happened is worth nothing out of sight.
  useEffect(() => {
    const node = drawnIn(visits.at(-1)?.path ?? '', '')
    if (node) view?.()?.show(node)
  }, [view, visits])

  const { open } = rehearsal
  async function openCaseNamed(wanted: string): Promise<void> {
    const { value } = await server.read<{ scenario: Parameters<typeof open>[0] }>(`scripts/${encodeURIComponent(script)}/cases`, wanted)
    open(value.scenario, wanted)
    setPart('play')
  }
  const first = useRef(openCase)
  useEffect(() => {
    if (first.current) void openCaseNamed(first.current).catch(() => {})
    first.current = null
    // Only what the address named when the panel opened.
  }, [])

  if (!may('script:rehearse')) return <p className={css.quiet}>{tre('forbidden')}</p>
  return (
    <section className={css.panel} aria-label={tre('title')}>
      <Tabs value={part} onChange={(next) => setPart((next ?? 'play') as Part)} keepMounted={false} className={css.tabs ?? ''}>
        <div className={css.head}>
          <Tabs.List>
            {(['play', 'setup', 'cases'] as const).map((each) => (
              <Tabs.Tab key={each} value={each}>
                {tre(`parts.${each}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {name && <span className={css.name}>{tcase('opened', { name })}</span>}
          <span className={css.grow} />
          {stale && !busy && <span className={css.late}>{tre('changed')}</span>}
          <Group gap={6}>
            {stale && (
              <Button size="compact-sm" variant="default" leftSection={<IconRefresh size={14} />} onClick={rehearsal.anew}>
                {tre('anew')}
              </Button>
            )}
            <ActionIcon variant="default" size={28} aria-label={tre('back')} title={tre('back')} disabled={play.past.length === 0} onClick={rehearsal.back}>
              <IconArrowBackUp size={16} />
            </ActionIcon>
            <ActionIcon variant="default" size={28} aria-label={tre('restart')} title={tre('restart')} disabled={play.past.length === 0} onClick={rehearsal.restart}>
              <IconRestore size={16} />
            </ActionIcon>
            {may('script:edit') && (
              <Button size="compact-sm" leftSection={<IconDeviceFloppy size={14} />} disabled={!found || busy} onClick={() => setSaving(true)}>
                {tre('save')}
              </Button>
            )}
          </Group>
        </div>
        {problem && (
          <p className={css.trouble} role="alert">
            {problem.status === 0 ? t('trouble.unreached') : problem.message}
          </p>
        )}
        <Tabs.Panel value="play" className={css.body ?? ''}>
          <Chat rehearsal={rehearsal} />
          <div className={css.middle}>
            <Standing found={found} clock={play.clock} busy={busy} editor={editor} />
            <Clock rehearsal={rehearsal} />
            <Around rehearsal={rehearsal} />
          </div>
          <Way found={found} visits={visits} editor={editor} />
        </Tabs.Panel>
        <Tabs.Panel value="setup" className={css.setupBody ?? ''}>
          <Setup opening={play.opening} definition={definition} onChange={rehearsal.setOpening} />
        </Tabs.Panel>
        <Tabs.Panel value="cases" className={css.setupBody ?? ''}>
          <CasesTab script={script} version={version} onOpen={(wanted) => void openCaseNamed(wanted)} />
        </Tabs.Panel>
      </Tabs>
      <Heard found={found} />
      {saving && found && <SaveCase script={script} play={play} found={found} name={name} expected={rehearsal.expected} onClose={() => setSaving(false)} onSaved={rehearsal.named} />}
    </section>
  )
}

/** What has happened since the last move, for who does not see it. */
function Heard({ found }: { found: ReturnType<typeof useRehearsal>['found'] }) {
  const told = useRef(0)
  const [text, setText] = useState('')
  useEffect(() => {
    if (!found) return
    const fresh = found.said.slice(Math.min(told.current, found.said.length)).filter((each) => each.who === 'script')
    told.current = found.said.length
    const words = fresh.map((each) => each.text).join(' ')
    const where = found.standing ? (found.standing.node ? `${found.standing.node}.` : '') : tre(`end.${found.end.how}`, { agent: found.end.agent })
    setText(tre('happened', { time: clockOf(found.end.at), what: [words, where].filter(Boolean).join(' ') }))
  }, [found])
  return (
    <p className={css.hidden} role="status">
      {text}
    </p>
  )
}
