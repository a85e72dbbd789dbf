/** Answers of a form beside what was asked, in words. */

import { language } from '@cordboard/ui/language.ts'
import { answer, question, type Labels } from '@cordboard/wire/asked.ts'
import { t } from '../texts'
import css from './visitor.module.css'

interface Props {
  answers: Readonly<Record<string, unknown>>
  labels?: Labels | undefined
  /** The language of the layout. */
  own?: string | undefined
}

export function Answers({ answers, labels, own }: Props) {
  return (
    <dl className={css.facts} data-questions={labels ? true : undefined}>
      {Object.entries(answers).map(([name, value]) => (
        <div key={name}>
          <dt>
            <bdi>{question(name, labels, language().code, own)}</bdi>
          </dt>
          <dd>
            <bdi>{answer(value, t('visitor.yes'), t('visitor.no'))}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
