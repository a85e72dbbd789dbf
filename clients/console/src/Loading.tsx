/** The console's own shape, while it is fetched. */

import { Skeleton, VisuallyHidden } from '@mantine/core'
import { t } from './texts'
import css from './loading.module.css'

/** A page's, while its code is fetched. */
export function PageLoading() {
  return (
    <div aria-busy>
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      <Body />
    </div>
  )
}

export function Loading() {
  return (
    <div className={css.page} aria-busy>
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      <div className={css.rail} />
      <div className={css.top}>
        <Skeleton height={16} width={140} />
      </div>
      <Body />
    </div>
  )
}

function Body() {
  return (
    <div className={css.main}>
      <Skeleton height={36} width={260} />
      <Skeleton height={220} radius={10} />
    </div>
  )
}
