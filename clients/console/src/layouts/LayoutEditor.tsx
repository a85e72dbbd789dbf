/** A layout edited: settings in tabs on one side, the real window beside them. */

import '@mantine/core/styles/Tabs.layer.css'
import { Button, Tabs } from '@mantine/core'
import { toast } from '@cordboard/ui/toasts.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { IconAlertCircle, IconChevronLeft } from '@tabler/icons-react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Conflict } from '../form/Conflict'
import { Removal } from '../form/Removal'
import { useForm } from '../form/useForm'
import { useConsole } from '../here'
import { go, leave, setUnsaved } from '../leaving'
import { Link } from '../nav/Link'
import { pathOf } from '../place'
import type { Tagged } from '../server'
import { t, tl } from '../texts'
import type { Layout } from '../types'
import { CloneButton } from './CloneButton'
import { CssTab } from './CssTab'
import { FormTab, OfflineTab, SurveyTab } from './FormTabs'
import { LauncherTab } from './LauncherTab'
import css from './layouts.module.css'
import { layouts, UsedBy } from './list'
import { LookTab } from './LookTab'
import { Preview } from './Preview'
import { usePreview } from './preview'
import { STATE_OF, TABS, wrongTabs, type Tab } from './tabs'
import { TextsTab } from './TextsTab'
import { TimesTab } from './TimesTab'

export function LayoutEditor({ begun, tab }: { begun: Tagged<Layout>; tab: Tab }) {
  const { server, lists, may } = useConsole()
  const editing = useForm<Layout, Layout>(layouts, begun)
  const { draft, change, wrong, trouble, clash, note, busy } = editing
  const { name, supplied } = begun.value
  const readOnly = supplied || !may('layout:edit')
  const [state, setState] = useState(STATE_OF[tab])
  const [language, setLanguage] = useState(draft.default_language)
  const bad = wrongTabs(wrong)
  /** Another tab is opened for what is wrong on it. */
  const sought = useRef(false)
  const saver = useRef<HTMLButtonElement>(null)
  const wasBusy = useRef(false)

  const open = (next: Tab): void => go(pathOf('web-chat', 'layouts', name, next) + location.search, { replace: true })
  useEffect(() => {
    setState(STATE_OF[tab])
    // On a phone the tabs are wider than the screen.
    editing.form.current?.querySelector('[role="tab"][aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [tab])
  // What is wrong is where one looks first.
  useEffect(() => {
    const first = wrongTabs(wrong)
    if (!first[0] || first.includes(tab)) return
    sought.current = true
    open(first[0])
  }, [wrong])
  useEffect(() => {
    if (sought.current) editing.form.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-invalid]')?.focus()
    sought.current = false
  }, [tab])
  // A button that is busy cannot hold the focus, and one goes on from here.
  useEffect(() => {
    if (wasBusy.current && !busy && document.activeElement === document.body) saver.current?.focus()
    wasBusy.current = busy
  }, [busy])

  async function save(done: ReturnType<typeof editing.save>): Promise<void> {
    const outcome = await done
    if (outcome.kind === 'saved') toast.tell(t('form.saved', { name }))
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (!readOnly && !busy) void save(editing.save())
  }

  /** The picture is the layout's at once; what else is entered waits for Save. */
  async function upload(picture: File): Promise<string | undefined> {
    try {
      const { value, etag } = await server.upload<Layout>(`layouts/${encodeURIComponent(name)}/logo`, picture, editing.etag)
      editing.adopt({ logo: value.logo }, etag)
      lists.changed()
      return undefined
    } catch (error) {
      if (!(error instanceof Problem) || error.status === 0) return t('trouble.unreached')
      return error.code === 'changed_meanwhile' ? tl('logoChanged') : error.message
    }
  }

  const part = { draft, change, wrong, readOnly }
  return (
    <form ref={editing.form} className={css.page} noValidate onSubmit={submit}>
      <div className={css.head}>
        <Link href={pathOf('web-chat')} className={css.back ?? ''}>
          <IconChevronLeft size={16} aria-hidden />
          {tl('back')}
        </Link>
        <h2>{name}</h2>
        <span className={css.status}>
          {tl('usedBy')}: <UsedBy name={name} />
        </span>
        <span className={css.grow} />
        {!readOnly && (
          <span className={css.status} role="status">
            {editing.unsaved ? tl('unsaved') : tl('saved')}
          </span>
        )}
        {may('layout:new') && <CloneButton layout={begun.value} />}
        {!supplied && may('layout:delete') && <Remove name={name} etag={editing.etag} />}
        {!readOnly && (
          <Button ref={saver} type="submit" loading={busy}>
            {t('form.save')}
          </Button>
        )}
      </div>
      {supplied ? <p className={css.note}>{tl('supplied')}</p> : readOnly && <p className={css.note}>{tl('viewOnly')}</p>}
      {note && (
        <p className={css.note} role="status">
          {note}
        </p>
      )}
      {trouble && (
        <p className={css.bad} role="alert">
          <b>{t('form.notSaved')}</b> {trouble.status === 0 ? t('trouble.unreached') : trouble.message}
        </p>
      )}
      <Tabs value={tab} onChange={(next) => next && open(next as Tab)} keepMounted={false}>
        <Tabs.List aria-label={tl('tabsLabel')}>
          {TABS.map((each) => (
            <Tabs.Tab key={each} value={each} rightSection={bad.includes(each) ? <IconAlertCircle size={16} className={css.dot ?? ''} role="img" aria-label={tl('tabWrong')} /> : undefined}>
              {tl(`tabs.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <div className={css.two}>
          <Tabs.Panel value={tab}>
            {tab === 'look' && <LookTab {...part} onLogo={upload} />}
            {tab === 'launcher' && <LauncherTab {...part} />}
            {tab === 'texts' && <TextsTab {...part} language={language} onLanguage={setLanguage} onState={setState} />}
            {tab === 'form' && <FormTab {...part} />}
            {tab === 'offline' && <OfflineTab {...part} />}
            {tab === 'survey' && <SurveyTab {...part} />}
            {tab === 'times' && <TimesTab {...part} />}
            {tab === 'css' && <CheckedCss {...part} />}
          </Tabs.Panel>
          <Preview draft={draft} state={state} onState={setState} language={language} onLanguage={setLanguage} />
        </div>
      </Tabs>
      {clash && (
        <Conflict
          texts="layouts"
          name={name}
          base={editing.base}
          theirs={clash.theirs}
          yours={draft}
          first={clash.first}
          onTheirs={editing.takeTheirs}
          onYours={() => void save(editing.saveYours())}
          onLook={editing.look}
        />
      )}
    </form>
  )
}

/** The CSS with what the server says of it while it is typed. */
function CheckedCss(part: Parameters<typeof TimesTab>[0]) {
  const { seen } = usePreview(part.draft, '', 'light')
  return <CssTab {...part} found={seen?.css} />
}

function Remove({ name, etag }: { name: string; etag: string }) {
  const { server, lists } = useConsole()
  const [asked, setAsked] = useState<'no' | 'asked' | 'busy'>('no')
  const [problem, setProblem] = useState<Problem | null>(null)

  async function remove(): Promise<void> {
    setAsked('busy')
    try {
      await server.remove('layouts', name, problem ? undefined : etag)
      setUnsaved(false)
      toast.tell(t('form.removed', { name }))
      lists.changed()
      leave(() => go(pathOf('web-chat'), { replace: true }))
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem(0, 'unreached'))
      setAsked('asked')
    }
  }

  return (
    <>
      <Button variant="subtle" color="red.8" onClick={() => setAsked('asked')}>
        {t('form.remove')}
      </Button>
      {asked !== 'no' && (
        <Removal
          name={name}
          busy={asked === 'busy'}
          problem={problem}
          onRemove={() => void remove()}
          onClose={() => {
            setAsked('no')
            setProblem(null)
          }}
        />
      )}
    </>
  )
}
