/** Ready, not ready and why, or away: the switch at the top. */

import { Button, Menu, VisuallyHidden } from '@mantine/core'
import { Since } from '@cordboard/ui/Times.tsx'
import { IconCheck, IconChevronDown, IconLogout } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useDesk } from '../desk'
import { SignOutDialog } from '../later'
import { Dot } from './Dot'
import css from './state.module.css'
import { codeName, t } from '../texts'

export function StateSwitch() {
  const { state: desk, commands, link } = useDesk()
  const [busy, setBusy] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const { state, code } = desk
  const named = code === null ? '' : (desk.statusCodes.find((one) => one.code === code)?.name ?? codeName(String(code)))
  const shown = named && state === 'not_ready' ? `${t('state.not_ready')}: ${named}` : t(`state.${state}`)
  // Codes of the system are given by the system.
  const codes = desk.statusCodes.filter((one) => one.code < 10_000)

  async function change(to: 'ready' | 'not_ready', why?: number): Promise<void> {
    setBusy(true)
    await commands.setState(to, why)
    setBusy(false)
  }

  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button
            variant="default"
            loading={busy}
            className={css.switch}
            leftSection={<Dot state={state} />}
            rightSection={<IconChevronDown size={16} />}
          >
            <VisuallyHidden>{t('state.label', { state: '' })}</VisuallyHidden>
            <span className={css.shown}>{shown}</span>
            <span className={css.since} data-stale={!link.up || undefined}>
              <Since at={desk.since} />
            </span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Dot state="ready" />} rightSection={state === 'ready' ? <IconCheck size={16} /> : null} onClick={() => void change('ready')}>
            {t('state.ready')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t('state.why')}</Menu.Label>
          {codes.map((one) => (
            <Menu.Item
              key={one.code}
              leftSection={<Dot state="not_ready" />}
              rightSection={state === 'not_ready' && code === one.code ? <IconCheck size={16} /> : null}
              onClick={() => void change('not_ready', one.code)}
            >
              {one.name}
            </Menu.Item>
          ))}
          <Menu.Item
            leftSection={<Dot state="not_ready" />}
            rightSection={state === 'not_ready' && code === null ? <IconCheck size={16} /> : null}
            onClick={() => void change('not_ready')}
          >
            {t('state.noCode')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => setLeaving(true)}>
            {t('state.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>{leaving && <SignOutDialog onClose={() => setLeaving(false)} />}</Suspense>
    </>
  )
}
