/** One field of a node's settings, by its type. */

import { Expression, NumberOrPlaceholder, TemplateText } from './inputs/Coded'
import { AnyValue } from './inputs/AnyValue'
import { ByName, Groups, PlainList } from './inputs/Several'
import { OneWord, PlainNumber, PlainText, VariableName, YesNo } from './inputs/Simple'
import type { FieldProps } from './node'

export function Field(props: FieldProps) {
  switch (props.field.type) {
    case 'template':
      return <TemplateText {...props} />
    case 'expression':
      return <Expression {...props} />
    case 'number':
    case 'seconds':
      return props.field.placeholder ? <NumberOrPlaceholder {...props} /> : <PlainNumber {...props} />
    case 'yes_no':
      return <YesNo {...props} />
    case 'choice':
      return <OneWord {...props} />
    case 'variable':
      return <VariableName {...props} />
    case 'value':
      return <AnyValue {...props} />
    case 'list':
      return <PlainList {...props} />
    case 'groups':
      return <Groups {...props} />
    case 'map':
      return <ByName {...props} />
    default:
      return <PlainText {...props} />
  }
}
