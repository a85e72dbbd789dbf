/** Which script is called, and the way there. */

import { IconExternalLink } from '@tabler/icons-react'
import { useListed } from '../../../collection/lists'
import { useConsole } from '../../../here'
import { Link } from '../../../nav/Link'
import { pathOf } from '../../../place'
import { tn } from '../../../texts'
import type { ScriptView } from '../../../types'
import { Field } from '../Field'
import type { FieldProps } from '../node'
import css from '../forms.module.css'

export function CalledScript(props: FieldProps) {
  const { lists } = useConsole()
  const called = useListed<ScriptView>(lists, 'scripts').items.find((each) => each.name === props.value)
  const version = called?.active ?? called?.newest ?? null
  return (
    <>
      <Field {...props} />
      {called && version !== null && (
        <Link className={css.open} href={pathOf('scripts', called.name, 'edit', String(version))}>
          <IconExternalLink size={14} aria-hidden /> <span>{tn('openScript', { name: called.name, version })}</span>
        </Link>
      )}
    </>
  )
}
