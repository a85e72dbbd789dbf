/** The scripts that are open, beside one another. */

import { CloseButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { go } from '../../leaving'
import { Link } from '../../nav/Link'
import { pathOf } from '../../place'
import { te } from '../../texts'
import css from './page.module.css'
import { keepTabs, readTabs, withoutTab, withTab, type Tab } from './tabs'

export const addressOfTab = ({ script, version }: Tab): string => pathOf('scripts', script, 'edit', String(version))

export function Tabs({ script, version }: Tab) {
  const [tabs, setTabs] = useState(() => withTab(readTabs(), { script, version }))

  useEffect(() => {
    const next = withTab(readTabs(), { script, version })
    keepTabs(next)
    setTabs(next)
  }, [script, version])

  function close(tab: Tab): void {
    const { tabs: left, next } = withoutTab(readTabs(), tab.script)
    keepTabs(left)
    setTabs(left)
    if (tab.script === script) go(next ? addressOfTab(next) : pathOf('scripts', script))
  }

  if (tabs.length < 2) return null
  return (
    <nav className={css.tabs} aria-label={te('page.tabs')}>
      {tabs.map((tab) => (
        <span key={tab.script} className={css.tab} data-here={tab.script === script || undefined}>
          <Link href={addressOfTab(tab)} aria-current={tab.script === script ? 'page' : undefined} title={te('page.tab', { script: tab.script, number: tab.version })}>
            {tab.script}
          </Link>
          <CloseButton size="xs" aria-label={te('page.closeTab', { name: tab.script })} onClick={() => close(tab)} />
        </span>
      ))}
    </nav>
  )
}
