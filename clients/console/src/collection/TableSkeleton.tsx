/** A table's own shape while its rows are fetched. */

import { Skeleton, VisuallyHidden } from '@mantine/core'
import { t } from '../texts'
import css from './collection.module.css'
import skeleton from './skeleton.module.css'

interface Props {
  columns: number
  /** The height to hold, if it is known. */
  held?: number | undefined
}

const USUAL = 3
const ROW = 38

export function TableSkeleton({ columns, held }: Props) {
  const rows = held === undefined ? USUAL : Math.ceil(held / ROW)
  return (
    <div className={`${css.scroll} ${skeleton.held}`} style={{ height: held }} aria-busy>
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      <div className={skeleton.skeleton}>
        {Array.from({ length: rows }, (_, row) => (
          <div key={row}>
            {Array.from({ length: columns }, (_, column) => (
              <Skeleton key={column} height={row === 0 ? 8 : 12} width={column === 0 ? '60%' : '40%'} />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
