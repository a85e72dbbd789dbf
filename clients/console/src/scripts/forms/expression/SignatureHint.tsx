/** How the function is called whose brackets the caret stands in. */

import { said } from '@cordboard/ui/said.ts'
import css from './code.module.css'
import { plain, type Signature } from './complete'

export function SignatureHint({ id, signature: { told, at } }: { id: string; signature: Signature }) {
  return (
    <p id={id} className={css.signature}>
      <code dir="ltr">
        {told.name}(
        {told.takes.map((each, index) => (
          <span key={index}>
            {index > 0 && ', '}
            <span data-at={index === at || undefined}>{each.optional ? `[${plain(each.type)}]` : plain(each.type)}</span>
          </span>
        ))}
        )
      </code>{' '}
      {said(told.sentence)}
    </p>
  )
}
