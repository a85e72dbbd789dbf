/** What can be done with a version. */

import { ActionIcon, Menu } from '@mantine/core'
import { toast } from '@cordboard/ui/toasts.tsx'
import { Problem } from '@cordboard/wire/http.ts'
import { IconArrowsDiff, IconCopy, IconDots, IconDownload, IconEye, IconFilePlus, IconFlame, IconLock, IconPencil, IconPercentage, IconPlayerPlay, IconPlayerStop, IconTag, IconTrash } from '@tabler/icons-react'
import { useConsole } from '../../here'
import { go } from '../../leaving'
import { pathOf } from '../../place'
import { t, tversion } from '../../texts'
import type { ScriptView, VersionDetail, VersionView } from '../../types'
import { versionsOf } from '../saving/calls'
import type { Asked } from './VersionDialogs'

interface Props {
  script: ScriptView
  version: VersionView
  /** There is another one to compare it with. */
  others: boolean
  onAsk: (asked: Asked) => void
  onChanged: () => void
}

export function VersionMenu({ script, version, others, onAsk, onChanged }: Props) {
  const { server, may } = useConsole()
  const number = version.version
  const mine = may('script:edit') && !script.supplied
  const publish = may('script:publish')
  const ask = (what: Asked['what']) => () => onAsk({ what, version })

  async function copy(): Promise<void> {
    try {
      const made = await server.create<VersionDetail>(versionsOf(script.name), { from: number, description: tversion('copyOf', { version: number }) })
      toast.tell(tversion('copied', { version: made.value.version, from: number }))
      onChanged()
    } catch (error) {
      toast.fail(tversion('failed'), error instanceof Problem && error.status > 0 ? error.message : t('trouble.unreached'))
    }
  }

  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={tversion('menu', { version: number })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={mine ? <IconPencil size={16} /> : <IconEye size={16} />} onClick={() => go(pathOf('scripts', script.name, 'edit', String(number)))}>
          {tversion(mine ? (version.locked ? 'editLocked' : 'edit') : 'look')}
        </Menu.Item>
        {publish && !version.active && (
          <Menu.Item leftSection={<IconPlayerPlay size={16} />} onClick={ask('publish')}>
            {tversion('publish')}
          </Menu.Item>
        )}
        {publish && !version.active && script.active !== null && (
          <Menu.Item leftSection={<IconPercentage size={16} />} onClick={ask('tryOut')}>
            {tversion('tryOut')}
          </Menu.Item>
        )}
        {publish && version.active && (
          <Menu.Item leftSection={<IconPlayerStop size={16} />} onClick={ask('deactivate')}>
            {tversion('deactivate')}
          </Menu.Item>
        )}
        {mine && !version.locked && (
          <>
            <Menu.Item leftSection={<IconTag size={16} />} onClick={ask('describe')}>
              {tversion('describe')}
            </Menu.Item>
            <Menu.Item leftSection={<IconLock size={16} />} onClick={ask('lock')}>
              {tversion('lock')}
            </Menu.Item>
          </>
        )}
        <Menu.Divider />
        {others && (
          <Menu.Item leftSection={<IconArrowsDiff size={16} />} onClick={ask('compare')}>
            {tversion('compare')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconFlame size={16} />} onClick={() => go(pathOf('scripts', script.name, 'heat', String(number)))}>
          {tversion('heat')}
        </Menu.Item>
        <Menu.Item leftSection={<IconDownload size={16} />} component="a" href={`${server.base}/${versionsOf(script.name)}/${number}/export`} download>
          {tversion('export')}
        </Menu.Item>
        {mine && (
          <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => void copy()}>
            {tversion('copy')}
          </Menu.Item>
        )}
        {may('script:edit') && (
          <Menu.Item leftSection={<IconFilePlus size={16} />} onClick={ask('newScript')}>
            {tversion('newScript')}
          </Menu.Item>
        )}
        {mine && !version.active && !version.system && (
          <Menu.Item leftSection={<IconTrash size={16} />} color="red.8" onClick={ask('remove')}>
            {tversion('remove')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
