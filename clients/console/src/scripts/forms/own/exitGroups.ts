/** Groups of fields of which each names an exit of the node: a case, a share. */

import { connect, renameExit, setField } from '../../editor/model/commands'
import { tn } from '../../../texts'
import type { Command } from '../../editor/model/definition'
import type { FieldKind } from '../../kinds'
import { useForm } from '../node'
import { listOf, membersOf, replaced, valueOf, withMember, without, written, type Members } from '../values'

export interface ExitGroups {
  readonly list: readonly Members[]
  /** The field that is the exit's name. */
  readonly member: FieldKind
  nameOf: (at: number) => string
  set: (at: number, group: Members, step?: boolean) => void
  setAll: (groups: readonly Members[]) => void
  /** The arrow follows. */
  rename: (at: number, to: string) => void
  /** The arrow goes, too, unless another group has that name. */
  remove: (at: number) => void
}

export function useExitGroups(field: FieldKind): ExitGroups {
  const { editor, id, kind, node, change } = useForm()
  const list = listOf(valueOf(node, field)).map(membersOf)
  const member = field.fields?.find((each) => each.name === kind.exits_from?.member) as FieldKind
  const nameOf = (at: number): string => String(list[at]?.[member.name] ?? '')
  const alone = (at: number): boolean => nameOf(at) !== '' && list.every((_, other) => other === at || nameOf(other) !== nameOf(at))

  function put(groups: readonly Members[], before: Command, label: string): void {
    editor.run((definition) => setField(id, field.name, written(field, groups))(before(definition)), { label })
  }

  return {
    list,
    member,
    nameOf,
    set: (at, group, step) => change(field, replaced(list, at, group), step),
    setAll: (groups) => change(field, groups, true),
    rename(at, to) {
      const led = alone(at) ? renameExit(id, nameOf(at), to) : (definition: Parameters<Command>[0]) => definition
      put(replaced(list, at, withMember(list[at] ?? {}, member, to)), led, tn('undo.rename', { what: nameOf(at) || to }))
    },
    remove(at) {
      const cut = alone(at) ? connect(id, nameOf(at), null) : (definition: Parameters<Command>[0]) => definition
      put(without(list, at), cut, tn('undo.remove', { what: nameOf(at) || tn('entry', { number: at + 1 }) }))
    },
  }
}
