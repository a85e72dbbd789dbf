/** The top line's right side: sound that is blocked, connection, the state switch. */

import { Button, Tooltip } from '@mantine/core'
import { IconPlugConnected, IconPlugConnectedX, IconVolumeOff } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { bell } from '../alerts/bell'
import { useDesk } from '../desk'
import { StateSwitch } from './StateSwitch'
import css from './state.module.css'
import { t } from '../texts'

export function Top() {
  const { link } = useDesk()
  const blocked = useSyncExternalStore(bell.subscribe, bell.blocked)
  return (
    <>
      {blocked && (
        <Tooltip label={t('sound.blocked')} multiline w={240}>
          <Button size="compact-sm" variant="light" color="yellow.8" leftSection={<IconVolumeOff size={16} />} onClick={bell.allow}>
            {t('sound.allow')}
          </Button>
        </Tooltip>
      )}
      <span className={css.link} data-up={link.up || undefined} title={link.up ? t('link.connected') : t('link.trying')}>
        {link.up ? <IconPlugConnected size={18} aria-label={t('link.connected')} /> : <IconPlugConnectedX size={18} aria-label={t('link.trying')} />}
      </span>
      <StateSwitch />
    </>
  )
}
