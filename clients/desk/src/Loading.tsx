/** The desk's own shape, while it is fetched. */

import { Skeleton, VisuallyHidden } from '@mantine/core'
import css from './loading.module.css'
import { t } from './texts'

export function Loading() {
  return (
    <div className={css.page} aria-busy>
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      <div className={css.rail} />
      <div className={css.tasks}>
        <Skeleton height={16} width="45%" />
        {[0, 1, 2].map((row) => (
          <Skeleton key={row} height={56} radius={8} />
        ))}
      </div>
      <div className={css.chat}>
        <Skeleton height={20} width="35%" />
        {['45%', '30%', '55%', '25%'].map((width, row) => (
          <Skeleton key={width} height={36} width={width} radius={10} ml={row % 2 ? 'auto' : 0} />
        ))}
        <div className={css.space} />
        <Skeleton height={72} radius={8} />
      </div>
      <div className={css.visitor}>
        <Skeleton height={16} width="50%" />
        <Skeleton height={12} width="80%" />
        <Skeleton height={12} width="65%" />
        <Skeleton height={12} width="70%" />
      </div>
    </div>
  )
}
