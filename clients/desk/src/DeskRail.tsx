/** The desk's rail: the place, sound, scheme, keys, the person. */

import { Menu } from '@mantine/core'
import { LanguageMenu } from '@cordboard/ui/frame/LanguageMenu.tsx'
import { RailButton, RailMark, RailPlace, RailScheme, RailSpace } from '@cordboard/ui/frame/Rail.tsx'
import { t as tu } from '@cordboard/ui/texts.ts'
import { IconBell, IconBellOff, IconHeadset, IconKey, IconKeyboard, IconLogout, IconSettings, IconUserCircle } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useDesk } from './desk'
import { KeyList, PasswordDialog, SignOutDialog } from './later'
import { t } from './texts'

interface Props {
  muted: boolean
  onMuted: (muted: boolean) => void
  singleKeys: boolean
  onSingleKeys: (on: boolean) => void
  /** Whether the way to the console is shown. */
  manages: boolean
}

export function DeskRail({ muted, onMuted, singleKeys, onSingleKeys, manages }: Props) {
  const { me } = useDesk().state
  const [keys, setKeys] = useState(false)
  const [password, setPassword] = useState(false)
  const [leaving, setLeaving] = useState(false)
  return (
    <>
      <RailMark />
      <RailPlace icon={<IconHeadset size={22} />} word={t('title')} href="/desk" here />
      {manages && <RailPlace icon={<IconSettings size={20} />} word={tu('rail.console')} href="/console" here={false} />}
      <RailSpace />
      <RailButton
        icon={muted ? <IconBellOff size={20} /> : <IconBell size={20} />}
        word={muted ? t('sound.off') : t('sound.on')}
        aria-pressed={!muted}
        onClick={() => onMuted(!muted)}
      />
      <RailScheme />
      <RailButton icon={<IconKeyboard size={20} />} word={t('keys.open')} data-keys-button onClick={() => setKeys(true)} />
      <Menu position="right-end" width={220}>
        <Menu.Target>
          <RailButton icon={<IconUserCircle size={20} />} word={me.full_name || me.user_name} title={me.full_name || me.user_name} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {me.full_name || me.user_name} · {me.role}
          </Menu.Label>
          <Menu.Item leftSection={<IconKey size={16} />} onClick={() => setPassword(true)}>
            {t('password.change')}
          </Menu.Item>
          <LanguageMenu />
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => setLeaving(true)}>
            {t('state.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {keys && <KeyList open onClose={() => setKeys(false)} single={singleKeys} onSingle={onSingleKeys} />}
      </Suspense>
      <Suspense>{password && <PasswordDialog onClose={() => setPassword(false)} />}</Suspense>
      <Suspense>{leaving && <SignOutDialog onClose={() => setLeaving(false)} />}</Suspense>
    </>
  )
}
