/** “Which point takes this page, and why?”, of what is saved or of a point that is being edited. */

import { Button, TextInput } from '@mantine/core'
import { said } from '@cordboard/ui/said.ts'
import { Problem } from '@cordboard/wire/http.ts'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useEffect, useState, type FormEvent, type KeyboardEvent } from 'react'
import form from '../form/form.module.css'
import { useConsole } from '../here'
import { t, tw, wordOf } from '../texts'
import type { RoutingPoint, PageTrial } from '../types'
import css from './webchat.module.css'

interface Props {
  id: string
  /** As it stands in the form; its patterns are tried unsaved. */
  point?: Pick<RoutingPoint, 'name' | 'urls' | 'active' | 'script' | 'host' | 'settings'>
}

export function TryUrl({ id, point }: Props) {
  const { server } = useConsole()
  const [url, setUrl] = useState('')
  const [trial, setTrial] = useState<PageTrial | null>(null)
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const said = JSON.stringify(point)

  // What was found is of the patterns as they were.
  useEffect(() => setTrial(null), [said])

  async function attempt(): Promise<void> {
    setTrial(null)
    if (!url.trim()) return setWrong(t('wrong.missing'))
    setWrong('')
    setBusy(true)
    try {
      const found = point
        ? await server.call<PageTrial>('POST', '/routing-points/try', { url: url.trim(), point: tried(point) })
        : await server.call<PageTrial>('GET', `/routing-points/try?url=${encodeURIComponent(url.trim())}`)
      setTrial(found)
    } catch (error) {
      setWrong(error instanceof Problem && error.status > 0 ? error.message : t('trouble.unreached'))
    }
    setBusy(false)
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    event.stopPropagation()
    void attempt()
  }

  /** Within another form, Enter is for this box alone. */
  function key(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return
    event.preventDefault()
    void attempt()
  }

  const own = point?.name.trim() || tw('thisPoint')
  const box = (
    <>
      <div className={css.tryLine}>
        <TextInput
          id={id}
          className={css.grow ?? ''}
          label={tw('tryUrl')}
          description={point ? tw('tryUnsaved') : tw('trySaved')}
          placeholder="https://shop.example/basket"
          value={url}
          error={wrong}
          maxLength={8_192}
          spellCheck={false}
          autoComplete="off"
          inputMode="url"
          data-autofocus={point === undefined || undefined}
          onKeyDown={key}
          onChange={(event) => {
            setUrl(event.currentTarget.value)
            setWrong('')
          }}
        />
        <Button type={point ? 'button' : 'submit'} variant={point ? 'default' : 'filled'} loading={busy} {...(point ? { onClick: () => void attempt() } : {})}>
          {tw('try')}
        </Button>
      </div>
      <div role="status">{trial && <Found trial={trial} own={point ? own : ''} />}</div>
    </>
  )
  return point ? (
    <div className={css.try}>{box}</div>
  ) : (
    <form noValidate onSubmit={submit}>
      {box}
    </form>
  )
}

/** A name that is no name yet cannot be tried: a stand-in takes its place. */
const NEW = '(new)'

function tried({ name, urls, active, script, host, settings }: NonNullable<Props['point']>): object {
  return { name: name.trim() || NEW, urls: urls.map((each) => each.trim()).filter(Boolean), active, script, host, settings }
}

function Found({ trial, own }: { trial: PageTrial; own: string }) {
  const Icon = trial.point === null ? IconX : IconCheck
  return (
    <div className={css.found} data-taken={trial.point !== null || undefined}>
      <p className={css.verdict}>
        <Icon size={18} aria-hidden />
        <b>{shown(said(trial.sentence), own)}</b>
      </p>
      {[...trial.notes, ...trial.warnings].map((note) => (
        <p key={note} className={form.note}>
          {said(note)}
        </p>
      ))}
      <ol className={css.tried} aria-label={tw('triedPoints')}>
        {trial.points.map((each) => (
          <li key={each.name} data-verdict={each.verdict}>
            <b>{each.name === NEW ? own : each.name}</b>
            <span className={css.word}>{wordOf('webChat', 'verdict', each.verdict)}</span>
            <span>{shown(said(each.sentence), own)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

const shown = (sentence: string, own: string): string => (own ? sentence.replaceAll(NEW, own) : sentence)
