/** With which other entries an entry shares addresses. */

import { useEffect, useState } from 'react'
import type { SectionProps } from '../collection/described'
import form from '../form/form.module.css'
import { useConsole } from '../here'
import { tw } from '../texts'
import type { Draft } from './entry'

export function Overlaps({ objectKey }: SectionProps<Draft>) {
  const { server } = useConsole()
  const [others, setOthers] = useState(0)

  useEffect(() => {
    if (objectKey === null) return
    let wanted = true
    server.read<{ overlaps: readonly string[] }>('blacklist', objectKey).then(
      ({ value }) => wanted && setOthers(value.overlaps.length),
      () => {},
    )
    return () => {
      wanted = false
    }
  }, [server, objectKey])

  return others > 0 ? <p className={form.note}>{tw('overlaps', { count: others })}</p> : null
}
