/** What a place shows when there is nothing, or nothing could be had. */

import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './states.module.css'
import { t } from './texts'

interface EmptyProps {
  icon: ReactNode
  title: string
  text?: ReactNode
  /** The one button that starts it. */
  action?: ReactNode
}

export function Empty({ icon, title, text, action }: EmptyProps) {
  return (
    <div className={css.box}>
      <div className={css.icon} aria-hidden>
        {icon}
      </div>
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {action}
    </div>
  )
}

export function Trouble({ title, text, onRetry }: { title?: string; text: string; onRetry?: (() => void) | undefined }) {
  return (
    <div className={`${css.box} ${css.trouble}`} role="alert">
      <div className={css.icon} aria-hidden>
        <IconAlertTriangle size={26} />
      </div>
      <h2>{title ?? t('trouble.title')}</h2>
      <p>{text}</p>
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          {t('trouble.retry')}
        </Button>
      )}
    </div>
  )
}
