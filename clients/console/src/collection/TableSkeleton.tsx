/** A table's own shape while its rows are fetched. */

import { Skeleton, VisuallyHidden } from '@mantine/core'
import { t } from '../texts'
import css from './collection.module.css'
import skeleton from './skeleton.module.css'

export function TableSkeleton({ columns }: { columns: number }) {
  return (
    <div className={css.scroll} aria-busy>
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      <div className={skeleton.skeleton}>
        {[0, 1, 2].map((row) => (
          <div key={row}>
            {Array.from({ length: columns }, (_, column) => (
              <Skeleton key={column} height={12} width={column === 0 ? '60%' : '40%'} />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
