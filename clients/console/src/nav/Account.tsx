/** What a person does about themselves, as items of a menu. */

import { Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { LanguageMenu } from '@cordboard/ui/frame/LanguageMenu.tsx'
import { t as tu } from '@cordboard/ui/texts.ts'
import { IconKey, IconLogout, IconMoon, IconSun } from '@tabler/icons-react'
import { leave } from '../leaving'
import { t } from '../texts'

export interface AccountProps {
  onSignOut: () => Promise<void>
  /** Somebody wants to change their password. */
  onPassword: () => void
}

export function AccountItems({ onSignOut, onPassword }: AccountProps) {
  return (
    <>
      <Menu.Item leftSection={<IconKey size={16} />} onClick={onPassword}>
        {t('account.password')}
      </Menu.Item>
      <LanguageMenu leave={leave} />
      <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => leave(() => void onSignOut())}>
        {t('account.signOut')}
      </Menu.Item>
    </>
  )
}

export function SchemeItem() {
  const { setColorScheme } = useMantineColorScheme()
  const light = useComputedColorScheme('light') === 'light'
  return (
    <Menu.Item leftSection={light ? <IconMoon size={16} /> : <IconSun size={16} />} onClick={() => setColorScheme(light ? 'dark' : 'light')}>
      {light ? tu('rail.dark') : tu('rail.light')}
    </Menu.Item>
  )
}
