/** Many users made at once, from lines that were pasted; a line that is refused says why and can be mended. */

import { Button, Group, Modal, Textarea } from '@mantine/core'
import { toast } from '@cordboard/ui/toasts.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { useState } from 'react'
import { useFocusBack } from '../focusBack'
import { wrongFields } from '../form/problems'
import { useConsole } from '../here'
import { t } from '../texts'
import { COLUMNS, pasted, type Line } from './lines'
import css from './people.module.css'
import { tu } from './texts'

/** What the server says against a line, without the names of fields that programs know. */
function why(error: unknown): string {
  if (!(error instanceof Problem) || error.status === 0) return t('trouble.unreached')
  const sentences = Object.values(wrongFields(error)).flatMap((parts) => Object.values(parts))
  return sentences.join(' ') || error.message
}

export function ManyUsers({ onClose }: { onClose: () => void }) {
  useFocusBack()
  const { server, lists } = useConsole()
  const [text, setText] = useState('')
  const [results, setResults] = useState<ReadonlyMap<string, string>>(new Map())
  const [busy, setBusy] = useState(false)
  const { lines, unknown } = pasted(text)
  const due = lines.filter((line) => line.wrong === '' && results.get(line.name) !== '')
  const bad = lines.length - lines.filter((line) => line.wrong === '' && !results.get(line.name)).length
  const begun = results.size > 0

  const sentence = (line: Line): string =>
    line.wrong === 'noName' ? tu('manyNoName') : line.wrong === 'twice' ? tu('manyTwice') : line.wrong === 'fewer' ? tu('manyFewer') : (results.get(line.name) ?? '')

  async function create(): Promise<void> {
    setBusy(true)
    const told = new Map(results)
    let made = 0
    for (const line of due) {
      try {
        await server.create('users', line.body)
        told.set(line.name, '')
        made += 1
      } catch (error) {
        told.set(line.name, why(error))
      }
      setResults(new Map(told))
    }
    setBusy(false)
    lists.changed()
    if (made > 0) toast.tell(tu('manyDone', { count: made }))
    if (lines.every((line) => told.get(line.name) === '')) onClose()
  }

  return (
    <Modal opened onClose={onClose} title={tu('manyTitle')} size="xl">
      <p className={css.state}>{tu('manyText')}</p>
      <Textarea
        mt="sm"
        data-autofocus
        label={tu('manyField')}
        description={tu('manyColumns', { columns: COLUMNS.join(', ') })}
        placeholder={tu('manyExample')}
        rows={6}
        spellCheck={false}
        value={text}
        error={unknown ? tu('manyUnknown', { name: unknown }) : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {lines.length > 0 && !unknown && (
        <div className={css.scroll}>
          <table className={css.many}>
            <thead>
              <tr>
                <th scope="col">{tu('manyRow')}</th>
                <th scope="col">{COLUMNS[0]}</th>
                <th scope="col">{COLUMNS[1]}</th>
                <th scope="col">{COLUMNS[3]}</th>
                <th scope="col">{COLUMNS[5]}</th>
                <th scope="col">{tu('manyState')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => {
                const made = results.get(line.name) === '' && line.wrong === ''
                const said = sentence(line)
                return (
                  <tr key={line.number}>
                    <th scope="row">{line.number}</th>
                    <td>{line.name}</td>
                    <td>{String(line.body.full_name ?? '')}</td>
                    <td>{String(line.body.role ?? '')}</td>
                    <td>{[line.body.agent_groups ?? []].flat().join(', ')}</td>
                    <td data-state={made ? 'made' : said ? 'wrong' : undefined}>{made ? tu('manyMade') : said || tu('manyWaiting')}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
      <Group justify="flex-end" gap="xs" mt="lg">
        {begun && bad > 0 && !busy && (
          <span className={css.hint} role="alert">
            {tu('manyLeft', { count: bad })}
          </span>
        )}
        <Button variant="default" onClick={onClose}>
          {begun ? t('form.close') : t('form.cancel')}
        </Button>
        <Button loading={busy} disabled={due.length === 0 || unknown !== ''} onClick={() => void create()}>
          {tu('manyGo', { count: due.length })}
        </Button>
      </Group>
    </Modal>
  )
}
