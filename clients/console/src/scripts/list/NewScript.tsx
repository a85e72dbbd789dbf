/** A new script: from one that is there, or from a file; everything that is wrong with the file is told at once. */

import '@mantine/core/styles/Combobox.layer.css'
import '@mantine/core/styles/InlineInput.layer.css'
import '@mantine/core/styles/Radio.layer.css'
import { Button, Group, Modal, Radio, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { Problem } from '@cordboard/wire/http.ts'
import { toast } from '@cordboard/ui/toasts.tsx'
import { useMemo, useRef, useState, type FormEvent } from 'react'
import { useListed } from '../../collection/lists'
import { useFocusBack } from '../../focusBack'
import { wrongFields } from '../../form/problems'
import { useFirstWrong } from '../../form/useFirstWrong'
import { useConsole } from '../../here'
import { go } from '../../leaving'
import { pathOf } from '../../place'
import { t, tmake } from '../../texts'
import type { ScriptView } from '../../types'
import type { Definition } from '../editor/model/definition'
import { readFile, reasonsOf, type Read } from './importing'
import css from './list.module.css'

const EMPTY = 'Empty Routing Script'

interface Props {
  /** The script that it begins with … */
  template?: string
  /** … or a definition at hand, of this name. */
  begun?: { name: string; definition: Definition }
  onClose: () => void
}

export function NewScript({ template, begun, onClose }: Props) {
  useFocusBack()
  const { server, lists } = useConsole()
  const { items } = useListed<ScriptView>(lists, 'scripts')
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const [source, setSource] = useState<'template' | 'file'>('template')
  const [from, setFrom] = useState(template ?? EMPTY)
  const [file, setFile] = useState<Read | null>(null)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [reasons, setReasons] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const fixed = begun?.name ?? template
  useFirstWrong(form, useMemo(() => [wrong, reasons], [wrong, reasons]))

  async function pick(picked: File | undefined): Promise<void> {
    setReasons([])
    setFile(picked ? await readFile(picked) : null)
    setWrong(({ import: _, ...rest }) => rest)
    if (picked && !name) setName(picked.name.replace(/( \d+)?\.json$/i, ''))
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    event.stopPropagation()
    const missing = check()
    setWrong(missing)
    setReasons([])
    if (Object.keys(missing).length > 0) return
    setBusy(true)
    const called = name.trim()
    const base = begun ? { import: begun.definition } : source === 'file' ? { import: file?.definition } : { template: from }
    try {
      await server.create('scripts', { name: called, description, ...base })
      lists.changed()
      toast.tell(tmake('created', { name: called }))
      onClose()
      go(pathOf('scripts', called, 'edit', '1'))
    } catch (error) {
      refused(error instanceof Problem ? error : new Problem(0, 'unreached'))
      setBusy(false)
    }
  }

  function check(): Record<string, string> {
    const found: Record<string, string> = {}
    if (!name.trim()) found.name = t('wrong.missing')
    if (!begun && source === 'file' && !file?.definition) found.import = file?.wrong || tmake('noFile')
    return found
  }

  function refused(problem: Problem): void {
    const told = reasonsOf(problem)
    if (told.length > 0) return setReasons(told)
    const fields = Object.entries(wrongFields(problem)).map(([field, parts]) => [field, Object.values(parts).join(' ')])
    setWrong(fields.length > 0 ? Object.fromEntries(fields) : { '': problem.status === 0 ? t('trouble.unreached') : problem.message })
  }

  const group = (supplied: boolean) => items.filter((each) => each.supplied === supplied).map((each) => each.name)
  return (
    <Modal opened onClose={onClose} title={fixed ? tmake('copyTitle', { name: fixed }) : tmake('title')} size="md">
      <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <TextInput data-autofocus label={tmake('name')} description={tmake('nameHint')} value={name} error={wrong.name} maxLength={100} required autoComplete="off" onChange={(event) => setName(event.currentTarget.value)} />
          <Textarea label={tmake('description')} value={description} error={wrong.description} maxLength={1000} rows={2} onChange={(event) => setDescription(event.currentTarget.value)} />
          {!fixed && (
            <fieldset className={css.from}>
              <legend>{tmake('from')}</legend>
              <div className={css.choices}>
                <Radio name="source" label={tmake('fromTemplate')} checked={source === 'template'} onChange={() => setSource('template')} />
                <Radio name="source" label={tmake('fromFile')} checked={source === 'file'} onChange={() => setSource('file')} />
              </div>
              {source === 'template' ? (
                <Select
                  label={tmake('template')}
                  description={tmake('templateHint')}
                  value={from}
                  error={wrong.template}
                  searchable
                  allowDeselect={false}
                  data={[
                    { group: tmake('suppliedGroup'), items: group(true) },
                    { group: tmake('ownGroup'), items: group(false) },
                  ]}
                  onChange={(next) => next && setFrom(next)}
                />
              ) : (
                <div>
                  <div className={css.file}>
                    <input ref={input} id="script-file" type="file" accept=".json,application/json" tabIndex={-1} aria-label={tmake('file')} onChange={(event) => void pick(event.currentTarget.files?.[0])} />
                    <Button variant="default" onClick={() => input.current?.click()} aria-describedby="script-file-state">
                      {tmake('pick')}
                    </Button>
                    <span id="script-file-state">{file ? (file.definition ? tmake('picked', { name: file.name, count: file.nodes }) : file.name) : tmake('file')}</span>
                  </div>
                  {(wrong.import ?? file?.wrong) ? <p className={css.wrong} role="alert" tabIndex={-1}>{wrong.import ?? file?.wrong}</p> : <p className={css.hint}>{tmake('fileHint')}</p>}
                </div>
              )}
            </fieldset>
          )}
          {reasons.length > 0 && (
            <div className={css.wrong} role="alert" tabIndex={-1}>
              <p>{tmake('wrong', { count: reasons.length })}</p>
              <ul tabIndex={0}>
                {reasons.map((reason, index) => (
                  <li key={index}>{reason}</li>
                ))}
              </ul>
            </div>
          )}
          {wrong[''] && (
            <p className={css.wrong} role="alert" tabIndex={-1}>
              {wrong['']}
            </p>
          )}
        </Stack>
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {tmake('create')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
