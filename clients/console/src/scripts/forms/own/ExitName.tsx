/** The name of a case or share, which is an exit: it changes when the field is left, so that no arrow is lost between two letters. */

import { TextInput } from '@mantine/core'
import { t, tn } from '../../../texts'
import { FAILED } from '../../editor/model/exits'
import { useAround } from '../around'
import { Findings } from '../Findings'
import { useFindings, useForm } from '../node'
import { useDraft } from '../useDraft'
import type { ExitGroups } from './exitGroups'

interface Props {
  groups: ExitGroups
  at: number
  path: string
  label: string
}

export function ExitName({ groups, at, path, label }: Props) {
  const { readOnly } = useAround()
  const { kind } = useForm()
  const issues = useFindings(path)
  const name = groups.nameOf(at)
  const draft = useDraft(
    name,
    (text) => groups.rename(at, text.trim()),
    (text) => {
      const wanted = text.trim()
      if (wanted === '') return t('wrong.missing')
      if ([...wanted].length > (groups.member.longest ?? 64)) return t('wrong.longer', { count: groups.member.longest ?? 64 })
      if (wanted === FAILED || kind.exits.some((each) => each.name === wanted)) return tn('reservedName', { name: wanted })
      return groups.list.some((_, other) => other !== at && groups.nameOf(other) === wanted) ? tn('takenName') : undefined
    },
    true,
  )
  return (
    <div>
      <TextInput
        label={label}
        value={draft.text}
        readOnly={readOnly}
        error={draft.wrong !== undefined || issues.length > 0}
        data-field={path}
        onChange={(event) => draft.write(event.currentTarget.value)}
        onBlur={draft.settle}
        onKeyDown={(event) => event.key === 'Enter' && draft.settle()}
      />
      <Findings issues={issues} error={draft.wrong} />
    </div>
  )
}
