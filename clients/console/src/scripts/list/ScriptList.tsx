/** The page of all scripts. */

import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconCopy, IconDots, IconEye, IconPencil, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useSearch } from 'wouter/use-browser-location'
import { Panel } from '../../collection/Panel'
import { useConsole } from '../../here'
import { go } from '../../leaving'
import { pathOf, withQuery } from '../../place'
import { of, tscript } from '../../texts'
import type { ScriptView } from '../../types'
import { NewScript } from './NewScript'
import { scripts } from './scripts'

/** In the query: a new one is being made. */
const NEW = 'new'

export function ScriptList() {
  const { may } = useConsole()
  const search = useSearch()
  const [copied, setCopied] = useState<string | null>(null)
  const making = new URLSearchParams(search).has(NEW) && may('script:edit')
  const toggle = (on: boolean): void => go(location.pathname + withQuery(location.search, { [NEW]: on ? '1' : null }), { replace: true })
  const button = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => toggle(true)}>
      {of('scripts', 'create')}
    </Button>
  )
  return (
    <>
      <Panel
        described={scripts}
        base={['scripts']}
        opened={null}
        aside={may('script:edit') && button}
        actions={(row) => <RowMenu script={row as ScriptView} onCopy={setCopied} />}
      />
      {making && <NewScript onClose={() => toggle(false)} />}
      {copied !== null && <NewScript template={copied} onClose={() => setCopied(null)} />}
    </>
  )
}

function RowMenu({ script, onCopy }: { script: ScriptView; onCopy: (name: string) => void }) {
  const { may } = useConsole()
  const mine = may('script:edit') && !script.supplied
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={tscript('more', { name: script.name })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {script.newest !== null && (
          <Menu.Item leftSection={mine ? <IconPencil size={16} /> : <IconEye size={16} />} onClick={() => go(pathOf('scripts', script.name, 'edit', String(script.newest)))}>
            {tscript(mine ? 'edit' : 'look')}
          </Menu.Item>
        )}
        {may('script:edit') && (
          <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => onCopy(script.name)}>
            {tscript(script.supplied ? 'makeOwn' : 'copy')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
