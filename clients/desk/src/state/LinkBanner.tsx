/** Says that the desk is not connected, since when, and when it tries again. */

import { Button } from '@mantine/core'
import { useNow } from '@cordboard/ui/clock.ts'
import { At } from '@cordboard/ui/Times.tsx'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useDesk } from '../desk'
import css from './state.module.css'
import { t } from '../texts'

export function LinkBanner() {
  const { link, desk } = useDesk()
  return (
    <div role="status">
      {!link.up && (
        <div className={css.lost}>
          <IconPlugConnectedX size={18} aria-hidden />
          <div>
            <strong>
              {t('link.lost', { time: '' })}
              <At at={link.since} />
            </strong>{' '}
            <span className={css.detail}>{t('link.why')}</span>
          </div>
          <span className={css.grow} />
          <span aria-hidden>{link.retryAt === null ? t('link.trying') : <NextTry at={link.retryAt} />}</span>
          <Button size="compact-sm" variant="default" onClick={() => desk.hurry()}>
            {t('link.now')}
          </Button>
        </div>
      )}
    </div>
  )
}

function NextTry({ at }: { at: number }) {
  useNow()
  const seconds = Math.ceil((at - Date.now()) / 1000)
  return <>{seconds > 0 ? `${t('link.next')} ${seconds} s` : t('link.trying')}</>
}
