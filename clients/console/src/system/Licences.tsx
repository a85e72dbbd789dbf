/** What Cordboard is built on: the server's packages as installed, the pages' libraries as built in. */

import { Skeleton } from '@mantine/core'
import { useEffect, useState } from 'react'
import table from '../collection/collection.module.css'
import { useConsole } from '../here'
import { BASE } from '../place'
import { t } from '../texts'
import type { Licence } from '../types'
import css from './system.module.css'
import { tsys } from './texts'

/** Written beside the pages when they are built. */
const BUILT = [`${BASE}/licences.json`, '/desk/licences.json']

export function Licences() {
  const { server } = useConsole()
  const [own, setOwn] = useState<readonly Licence[] | null>(null)
  const [built, setBuilt] = useState<readonly Licence[] | null>(null)
  const [problem, setProblem] = useState(false)

  useEffect(() => {
    server.call<{ items: readonly Licence[] }>('GET', '/system/licences').then(
      ({ items }) => setOwn(items),
      () => setProblem(true),
    )
    void Promise.all(BUILT.map(listAt)).then((all) => setBuilt(merged(all)))
  }, [server])

  if (problem) return <p className={css.text}>{t('trouble.unreached')}</p>
  if (!own || !built) return <Skeleton height={300} radius={10} />
  return (
    <>
      <h2>{tsys('licences')}</h2>
      <h3>{tsys('server')}</h3>
      <Packages label={tsys('server')} packages={own} />
      <h3>{tsys('browser')}</h3>
      {built.length > 0 ? <Packages label={tsys('browser')} packages={built} /> : <p className={css.text}>{tsys('noBrowserList')}</p>}
    </>
  )
}

async function listAt(address: string): Promise<readonly Licence[]> {
  try {
    const answer = await fetch(address)
    return answer.ok ? ((await answer.json()) as Licence[]) : []
  } catch {
    return []
  }
}

function merged(all: readonly (readonly Licence[])[]): Licence[] {
  const found = new Map(all.flat().map((each) => [`${each.name} ${each.version}`, each]))
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name))
}

function Packages({ label, packages }: { label: string; packages: readonly Licence[] }) {
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${css.table}`}>
        <caption className={table.hidden}>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{tsys('program')}</th>
            <th scope="col">{tsys('programVersion')}</th>
            <th scope="col">{tsys('licence')}</th>
          </tr>
        </thead>
        <tbody>
          {packages.map((each) => (
            <tr key={`${each.name} ${each.version}`}>
              <th scope="row">{each.name}</th>
              <td>{each.version}</td>
              <td>{each.licence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
