/** A form's own shape while its object is fetched. */

import { Skeleton, VisuallyHidden } from '@mantine/core'
import { t } from '../texts'
import css from './form.module.css'

export function EditorSkeleton() {
  return (
    <div className={css.loading} aria-busy>
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      {[36, 56, 36, 36].map((height, row) => (
        <div key={row}>
          <Skeleton height={12} width="30%" mb={8} />
          <Skeleton height={height} />
        </div>
      ))}
    </div>
  )
}
