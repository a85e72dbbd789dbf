/** The test cases of a script: what became of each on a version, and what can be done with them. */

import { ActionIcon, Button, Group, Menu, Skeleton } from '@mantine/core'
import { Confirm } from '@cordboard/ui/Confirm.tsx'
import { dateTime } from '@cordboard/ui/format.ts'
import { Empty, Trouble } from '@cordboard/ui/States.tsx'
import { toast } from '@cordboard/ui/toasts.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { IconDots, IconDownload, IconPlayerPlay, IconTestPipe, IconUpload } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import table from '../../collection/collection.module.css'
import stacked from '../../collection/stacked.module.css'
import { useListed } from '../../collection/lists'
import { useConsole } from '../../here'
import { go } from '../../leaving'
import { Link } from '../../nav/Link'
import { pathOf } from '../../place'
import { t, tcase, te } from '../../texts'
import type { ScriptView } from '../../types'
import { Renaming, Result, Verdict } from './CaseParts'
import { casesPath, fileOf, scenariosOf, type CaseLine, type CaseView } from './cases'
import { download } from './download'
import { useCasesRun } from './useCasesRun'
import css from './cases.module.css'

interface Props {
  script: string
  version: number
  /** Without it a case is opened in the editor. */
  onOpen?: (name: string) => void
  /** Whether the script is supplied, if that is known. */
  supplied?: boolean
}

export function CasesTab({ script, version, onOpen, supplied }: Props) {
  const { may, lists, server } = useConsole()
  const path = casesPath(script)
  const { items, state, problem } = useListed<CaseLine>(lists, path)
  const scripts = useListed<ScriptView>(lists, 'scripts').items
  const { run, ran, running, wrong } = useCasesRun(script, version)
  const [renaming, setRenaming] = useState<string | null>(null)
  const [removing, setRemoving] = useState<string | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const own = !(supplied ?? scripts.find((each) => each.name === script)?.supplied ?? false)
  const mayEdit = may('script:edit') && own
  const results = new Map(ran?.cases.map((each) => [each.name, each]))

  async function read(name: string): Promise<CaseView> {
    return (await server.read<CaseView>(path, name)).value
  }

  async function doing(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      toast.fail(error instanceof Problem && error.status > 0 ? error.message : t('trouble.unreached'))
    }
    lists.changed()
  }

  const remove = (name: string): Promise<void> => doing(() => server.remove(path, name))

  async function rename(name: string, wanted: string): Promise<void> {
    if (wanted && wanted !== name) {
      await doing(async () => {
        const { value, etag } = await server.read<CaseView>(path, name)
        await server.replace(path, name, { ...value.scenario, name: wanted }, etag)
      })
    }
    setRenaming(null)
  }

  const exportAll = (): Promise<void> =>
    doing(async () => {
      const scenarios = await Promise.all(items.map(async ({ name }) => (await read(name)).scenario))
      download(`${script}.json`, fileOf(scenarios))
    })

  async function importFile(chosen: File | undefined): Promise<void> {
    if (!chosen) return
    await doing(async () => {
      let count = 0
      try {
        const scenarios = scenariosOf(await chosen.text())
        const nameless = scenarios.findIndex((each) => !each.name)
        if (nameless >= 0) return void toast.fail(tcase('importName', { number: nameless + 1 }))
        for (const scenario of scenarios) {
          await server.replace(path, scenario.name ?? '', scenario, '')
          count += 1
        }
      } catch (error) {
        if (error instanceof Problem) throw error
        return void toast.fail(tcase('importWrong', { reason: error instanceof Error ? error.message : '' }))
      }
      toast.tell(tcase('imported', { count }))
    })
    if (file.current) file.current.value = ''
  }

  const importButton = mayEdit && (
    <>
      <input ref={file} type="file" accept="application/json,.json" hidden onChange={(event) => void importFile(event.currentTarget.files?.[0])} />
      <Button size="compact-sm" variant="default" leftSection={<IconUpload size={14} />} onClick={() => file.current?.click()}>
        {tcase('import')}
      </Button>
    </>
  )

  const rehearse = !onOpen && own && may('script:rehearse') && (
    <Button leftSection={<IconPlayerPlay size={16} />} onClick={() => go(`${pathOf('scripts', script, 'edit', String(version))}?rehearse=`)}>
      {te('page.rehearse')}
    </Button>
  )

  if (state === 'failed' && items.length === 0) return <Trouble text={problem && problem.status > 0 ? problem.message : t('trouble.unreached')} onRetry={() => lists.again(path)} />
  if (state === 'asking') return <Skeleton height={120} />
  if (items.length === 0) {
    return (
      <Empty
        icon={<IconTestPipe size={26} />}
        title={tcase('none')}
        text={own ? tcase('noneText') : tcase('noneSupplied')}
        action={
          <Group gap={8} justify="center">
            {rehearse}
            {importButton}
          </Group>
        }
      />
    )
  }
  return (
    <div className={css.cases}>
      <Group gap={6}>
        {may('script:rehearse') && (
          <Button size="compact-sm" leftSection={<IconPlayerPlay size={14} />} loading={running} onClick={() => void run()}>
            {tcase('run', { version })}
          </Button>
        )}
        <span className={css.grow} role="status">
          {running ? tcase('running') : ran ? <Verdict ran={ran} /> : ''}
        </span>
        {importButton}
        <Button size="compact-sm" variant="default" leftSection={<IconDownload size={14} />} onClick={() => void exportAll()}>
          {tcase('exportAll')}
        </Button>
      </Group>
      {wrong && (
        <p className={css.failed} role="alert">
          {wrong}
        </p>
      )}
      <div className={table.scroll}>
        <table role="table" className={`${table.table} ${stacked.stacked}`}>
          <caption className={table.hidden}>{tcase('title')}</caption>
          <thead role="rowgroup">
            <tr role="row" className={css.headings}>
              {(['name', 'result', 'changed', 'by'] as const).map((each) => (
                <th key={each} role="columnheader" scope="col">
                  {tcase(each)}
                </th>
              ))}
              <td role="cell" className={table.actions} />
            </tr>
          </thead>
          <tbody role="rowgroup">
            {items.map((each) => (
              <tr key={each.name} role="row">
                <th role="rowheader" scope="row">
                  {renaming === each.name ? (
                    <Renaming name={each.name} onDone={(wanted) => void rename(each.name, wanted)} />
                  ) : !may('script:rehearse') ? (
                    each.name
                  ) : onOpen ? (
                    <button type="button" className={css.open} aria-label={tcase('openCase', { name: each.name })} onClick={() => onOpen(each.name)}>
                      {each.name}
                    </button>
                  ) : (
                    <Link href={`${pathOf('scripts', script, 'edit', String(version))}?rehearse=${encodeURIComponent(each.name)}`} aria-label={tcase('openCase', { name: each.name })}>
                      {each.name}
                    </Link>
                  )}
                </th>
                <td role="cell" data-label={tcase('result')} className={css.result}>
                  <Result result={results.get(each.name)} />
                </td>
                <td role="cell" data-label={tcase('changed')}>
                  {dateTime(each.updated_at)}
                </td>
                <td role="cell" data-label={tcase('by')}>
                  {each.updated_by}
                </td>
                <td role="cell" data-actions className={table.actions}>
                  {mayEdit && (
                    <Menu position="bottom-end">
                      <Menu.Target>
                        <ActionIcon variant="subtle" color="gray" aria-label={tcase('more', { name: each.name })}>
                          <IconDots size={16} />
                        </ActionIcon>
                      </Menu.Target>
                      <Menu.Dropdown>
                        <Menu.Item onClick={() => setRenaming(each.name)}>{tcase('rename')}</Menu.Item>
                        <Menu.Item color="red" onClick={() => setRemoving(each.name)}>
                          {tcase('remove')}
                        </Menu.Item>
                      </Menu.Dropdown>
                    </Menu>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {removing !== null && (
        <Confirm
          open
          danger
          title={tcase('removeTitle')}
          confirm={tcase('remove')}
          onClose={() => setRemoving(null)}
          onConfirm={() => {
            setRemoving(null)
            void remove(removing)
          }}
        >
          {tcase('removeText', { name: removing })}
        </Confirm>
      )}
    </div>
  )
}
