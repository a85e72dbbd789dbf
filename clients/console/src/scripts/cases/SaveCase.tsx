/** What happened in a rehearsal becomes a test case: a name, and what is expected from now on. */

import { Button, Group, Modal, NativeSelect, TextInput, Textarea } from '@mantine/core'
import { Problem } from '@cordboard/wire/http.ts'
import { toast } from '@cordboard/ui/toasts.tsx'
import { useRef, useState, type FormEvent } from 'react'
import { useFocusBack } from '../../focusBack'
import form from '../../form/form.module.css'
import { useFirstWrong } from '../../form/useFirstWrong'
import { useConsole } from '../../here'
import { t, tcase } from '../../texts'
import { caseOf, expectedOf, type Play } from '../rehearsal/play'
import type { Ending, Expected, Rehearsed } from '../rehearsal/told'
import { casesPath, linesOf, withExpected, type CaseView } from './cases'

const HOW = ['answered', 'ended', 'abandoned', 'fallback', 'waiting'] as const

interface Props {
  script: string
  play: Play
  found: Rehearsed
  /** The test case that was opened; empty: none. */
  name: string
  /** What that one expects. */
  expected: Expected | null
  onClose: () => void
  onSaved: (name: string, expected: Expected) => void
}

export function SaveCase({ script, play, found, name: before, expected, onClose, onSaved }: Props) {
  useFocusBack()
  const { server, lists } = useConsole()
  const [name, setName] = useState(before)
  const [expect, setExpect] = useState<Expected>(() => expected ?? expectedOf(found))
  const [path, setPath] = useState(() => (expect.path ?? []).join('\n'))
  const [said, setSaid] = useState(() => (expect.said ?? []).join('\n'))
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const whole = useRef<HTMLFormElement>(null)
  useFirstWrong(whole, wrong || null)
  const change = (part: Partial<Expected>): void => setExpect((old) => withExpected(old, part))

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    event.stopPropagation()
    const wanted = name.trim()
    if (!wanted) return setWrong(t('wrong.missing'))
    setBusy(true)
    setWrong('')
    // A text of several lines is one text as long as nobody has touched it.
    const saidLines = said === (expect.said ?? []).join('\n') ? (expect.said ?? []) : linesOf(said)
    const wished = withExpected(expect, { path: linesOf(path), said: saidLines })
    const scenario = caseOf(play, wanted, found, wished)
    try {
      if (wanted !== before && (await exists(wanted))) {
        setWrong(tcase('taken'))
        setBusy(false)
        return
      }
      await server.replace<CaseView>(casesPath(script), wanted, scenario, '')
      lists.changed()
      toast.tell(tcase('saved'))
      onSaved(wanted, wished)
      onClose()
    } catch (error) {
      setWrong(error instanceof Problem && error.status > 0 ? error.message : t('trouble.unreached'))
      setBusy(false)
    }
  }

  function takeWhatHappened(): void {
    const happened = expectedOf(found)
    setExpect(happened)
    setPath((happened.path ?? []).join('\n'))
    setSaid((happened.said ?? []).join('\n'))
  }

  async function exists(wanted: string): Promise<boolean> {
    try {
      await server.read(casesPath(script), wanted)
      return true
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return false
      throw error
    }
  }

  return (
    <Modal opened onClose={onClose} title={tcase('saveTitle')} size="md">
      <form ref={whole} noValidate onSubmit={(event) => void save(event)}>
        <div className={form.fields}>
          <div className={form.field}>
            <TextInput data-autofocus label={tcase('saveAs')} description={tcase('saveHint')} value={name} maxLength={100} error={wrong || undefined} onChange={(event) => setName(event.currentTarget.value)} />
          </div>
          <div className={form.field} data-half>
            <NativeSelect
              label={tcase('expectHow')}
              value={expect.how ?? ''}
              data={[{ value: '', label: tcase('anything') }, ...HOW.map((value) => ({ value, label: tcase(`how.${value}`) }))]}
              onChange={(event) => change({ how: (event.currentTarget.value || undefined) as Ending['how'] })}
            />
          </div>
          <div className={form.field} data-half>
            <TextInput label={tcase('expectDestination')} placeholder={tcase('anything')} value={expect.destination ?? ''} maxLength={300} onChange={(event) => change({ destination: event.currentTarget.value })} />
          </div>
          <div className={form.field}>
            <TextInput label={tcase('expectLabel')} placeholder={tcase('anything')} value={expect.label ?? ''} maxLength={200} onChange={(event) => change({ label: event.currentTarget.value })} />
          </div>
          <div className={form.field}>
            <Textarea label={tcase('expectPath')} description={tcase('expectPathHint')} value={path} rows={5} onChange={(event) => setPath(event.currentTarget.value)} />
          </div>
          <div className={form.field}>
            <Textarea label={tcase('expectSaid')} description={tcase('expectSaidHint')} value={said} rows={3} onChange={(event) => setSaid(event.currentTarget.value)} />
          </div>
        </div>
        <Group justify="flex-end" gap="xs" mt="lg">
          {expected && (
            <Button variant="subtle" me="auto" onClick={takeWhatHappened}>
              {tcase('expectHappened')}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t('form.close')}
          </Button>
          <Button type="submit" loading={busy}>
            {tcase('save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
