/** Permissions in plain words. */

import { of } from '../texts'
import { tp } from './texts'

export const objectWord = (object: string): string => of('permissions', `objects.${object}`) || object.replaceAll('_', ' ')
export const taskWord = (task: string): string => of('permissions', `tasks.${task}`) || task.replaceAll('_', ' ')
export const permissionWord = (permission: string): string => {
  const [object = '', task = ''] = permission.split(':')
  return tp('one', { object: objectWord(object), task: taskWord(task) })
}
