/** URL patterns, in order: dragged, or moved by keys; the first that matches is the one that is told. */

import { ActionIcon, Button, Input as Wrapper, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useRef, type KeyboardEvent } from 'react'
import type { Input } from '../form/field'
import css from '../form/inputs/inputs.module.css'
import { t, tw } from '../texts'
import { Grip } from './Grip'
import { moved } from './order'

export const patterns: Input<readonly string[]> = {
  Show: ({ id, label, hint, value, onChange, error, wrong, readOnly }) => {
    const box = useRef<HTMLDivElement>(null)

    function focus(index: number): void {
      requestAnimationFrame(() => box.current?.querySelectorAll<HTMLInputElement>('[data-row] input')[index]?.focus())
    }

    function add(after = value.length - 1): void {
      onChange([...value.slice(0, after + 1), '', ...value.slice(after + 1)])
      focus(after + 1)
    }

    /** Several lines pasted are several patterns. */
    function paste(index: number, text: string): boolean {
      const lines = text.split(/[\r\n]+/).map((line) => line.trim()).filter(Boolean)
      if (lines.length < 2) return false
      const here = value[index] === '' ? 1 : 0
      onChange([...value.slice(0, index + 1 - here), ...lines, ...value.slice(index + 1)])
      return true
    }

    function key(event: KeyboardEvent, index: number): void {
      if (event.key !== 'Enter' || value[index] === '') return
      event.preventDefault()
      add(index)
    }

    return (
      <Wrapper.Wrapper id={id} label={label} labelElement="div" description={hint || undefined} error={error}>
        <div ref={box} className={css.rows} role="group" aria-label={label} data-list>
          {value.map((pattern, index) => {
            const what = pattern || `${label} ${index + 1}`
            return (
              <div key={index} className={css.row} data-row style={{ alignItems: 'flex-start' }}>
                {!readOnly && value.length > 1 && (
                  <Grip label={tw('drag', { what })} list="[data-list]" rows="[data-row]" index={index} onMove={(to) => onChange(moved(value, index, to))} />
                )}
                <TextInput
                  className={css.grow ?? ''}
                  aria-label={`${label} ${index + 1}`}
                  value={pattern}
                  error={wrong[String(index)]}
                  readOnly={readOnly}
                  spellCheck={false}
                  maxLength={2048}
                  onKeyDown={(event) => key(event, index)}
                  onPaste={(event) => paste(index, event.clipboardData.getData('text')) && event.preventDefault()}
                  onChange={(event) => onChange(value.map((each, at) => (at === index ? event.currentTarget.value : each)))}
                />
                {!readOnly && (
                  <>
                    <ActionIcon variant="subtle" color="gray" size={36} disabled={index === 0} aria-label={t('list.up', { what })} onClick={() => onChange(moved(value, index, index - 1))}>
                      <IconArrowUp size={16} />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size={36}
                      disabled={index === value.length - 1}
                      aria-label={t('list.down', { what })}
                      onClick={() => onChange(moved(value, index, index + 1))}
                    >
                      <IconArrowDown size={16} />
                    </ActionIcon>
                    <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('list.remove', { what })} onClick={() => onChange(value.filter((_, at) => at !== index))}>
                      <IconX size={16} />
                    </ActionIcon>
                  </>
                )}
              </div>
            )
          })}
        </div>
        {!readOnly && (
          <Button variant="subtle" size="compact-sm" mt={6} leftSection={<IconPlus size={14} />} onClick={() => add()}>
            {t('list.add')}
          </Button>
        )}
      </Wrapper.Wrapper>
    )
  },
}
