/** What differs between two versions: a list of sentences, for eyes and screen readers alike. */

import { IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { tdiff } from '../../texts'
import type { Definition } from '../editor/model/definition'
import css from './publish.module.css'
import { sentences } from './sentences'

const ICONS = { added: IconPlus, removed: IconMinus, changed: IconPencil }

interface Props {
  before: Definition
  after: Definition
  /** Shows a node on the drawing. */
  onShow?: ((node: string) => void) | undefined
}

export function DiffSentences({ before, after, onShow }: Props) {
  const told = useMemo(() => sentences(before, after), [before, after])
  if (told.length === 0) return <p className={css.quiet}>{tdiff('same')}</p>
  return (
    <ul className={css.sentences}>
      {told.map(({ node, tone, text }, index) => {
        const Icon = ICONS[tone]
        return (
          <li key={index} data-tone={tone}>
            <Icon size={14} aria-hidden />
            {onShow && node ? (
              <button type="button" onClick={() => onShow(node)}>
                {text}
              </button>
            ) : (
              <span>{text}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
