/** The system about itself: how it is now, its settings, what it is built on. */

import '@mantine/core/styles/Tabs.layer.css'
import { Button, Skeleton, Tabs } from '@mantine/core'
import { Trouble } from '@cordboard/ui/States.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { useCallback, useEffect, useState } from 'react'
import { usePathname } from 'wouter/use-browser-location'
import table from '../collection/collection.module.css'
import { useConsole } from '../here'
import { go } from '../leaving'
import { pathOf, placeOf } from '../place'
import { t } from '../texts'
import type { SystemFacts } from '../types'
import { Licences } from './Licences'
import { Now } from './Now'
import css from './system.module.css'
import { tsys } from './texts'

const TABS = ['now', 'settings', 'licences'] as const

export function SystemPage() {
  const { server } = useConsole()
  const { page, rest } = placeOf(usePathname())
  const tab = TABS.find((each) => each === rest[0]) ?? 'now'
  const [facts, setFacts] = useState<SystemFacts | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  const look = useCallback((): void => {
    server.call<SystemFacts>('GET', '/system').then(
      (found) => {
        setFacts(found)
        setProblem(null)
      },
      (error: Problem) => setProblem(error),
    )
  }, [server])
  useEffect(look, [look])

  if (problem) return <Trouble title={tsys('failed')} text={problem.status === 0 ? t('trouble.unreached') : problem.message} onRetry={look} />
  return (
    <Tabs className={css.page} value={tab} onChange={(next) => go(next === 'now' || !next ? pathOf(page) : pathOf(page, next))}>
      <div className={css.head}>
        <Tabs.List>
          {TABS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {tsys(`tabs.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Button className={css.refresh ?? ''} variant="subtle" size="compact-sm" onClick={look}>
          {tsys('refresh')}
        </Button>
      </div>
      <Tabs.Panel value="now">{facts ? <Now facts={facts} /> : <Skeleton height={240} radius={10} />}</Tabs.Panel>
      <Tabs.Panel value="settings">{facts ? <Settings facts={facts} /> : <Skeleton height={240} radius={10} />}</Tabs.Panel>
      <Tabs.Panel value="licences">{tab === 'licences' && <Licences />}</Tabs.Panel>
    </Tabs>
  )
}

function Settings({ facts }: { facts: SystemFacts }) {
  return (
    <>
      <p className={css.text}>{tsys('settingsText')}</p>
      <div className={table.scroll}>
        <table className={`${table.table} ${css.table}`}>
          <caption className={table.hidden}>{tsys('settings')}</caption>
          <thead>
            <tr>
              <th scope="col">{tsys('setting')}</th>
              <th scope="col">{tsys('value')}</th>
              <th scope="col">{tsys('meaning')}</th>
            </tr>
          </thead>
          <tbody>
            {facts.settings.map((each) => (
              <tr key={each.name}>
                <th scope="row">
                  <code>{each.name}</code>
                </th>
                <td>{each.value || tsys('notSet')}</td>
                <td lang="en">{each.meaning}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
