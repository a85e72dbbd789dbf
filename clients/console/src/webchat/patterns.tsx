/** URL patterns, in order. */

import { ActionIcon, Button, Input as Wrapper, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import type { Input } from '../form/field'
import css from '../form/inputs/inputs.module.css'
import { t } from '../texts'

/** The list with two neighbours exchanged. */
export function exchanged<T>(list: readonly T[], index: number, by: 1 | -1): readonly T[] {
  const other = index + by
  if (other < 0 || other >= list.length) return list
  return list.map((each, at) => (at === index ? (list[other] as T) : at === other ? (list[index] as T) : each))
}

export const patterns: Input<readonly string[]> = {
  Show: ({ id, label, hint, value, onChange, error, wrong, readOnly }) => {
    const box = useRef<HTMLDivElement>(null)

    function add(): void {
      onChange([...value, ''])
      requestAnimationFrame(() => box.current?.querySelector<HTMLInputElement>('[data-row]:last-of-type input')?.focus())
    }

    return (
      <Wrapper.Wrapper id={id} label={label} labelElement="div" description={hint || undefined} error={error}>
        <div ref={box} className={css.rows} role="group" aria-label={label}>
          {value.map((pattern, index) => (
            <div key={index} className={css.row} data-row style={{ alignItems: 'flex-start' }}>
              <TextInput
                className={css.grow ?? ''}
                aria-label={`${label} ${index + 1}`}
                value={pattern}
                error={wrong[String(index)]}
                readOnly={readOnly}
                spellCheck={false}
                maxLength={2048}
                onChange={(event) => onChange(value.map((each, at) => (at === index ? event.currentTarget.value : each)))}
              />
              {!readOnly && (
                <>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={36}
                    disabled={index === 0}
                    aria-label={t('list.up', { what: pattern || `${label} ${index + 1}` })}
                    onClick={() => onChange(exchanged(value, index, -1))}
                  >
                    <IconArrowUp size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={36}
                    disabled={index === value.length - 1}
                    aria-label={t('list.down', { what: pattern || `${label} ${index + 1}` })}
                    onClick={() => onChange(exchanged(value, index, 1))}
                  >
                    <IconArrowDown size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={36}
                    aria-label={t('list.remove', { what: pattern || `${label} ${index + 1}` })}
                    onClick={() => onChange(value.filter((_, at) => at !== index))}
                  >
                    <IconX size={16} />
                  </ActionIcon>
                </>
              )}
            </div>
          ))}
        </div>
        {!readOnly && (
          <Button variant="subtle" size="compact-sm" mt={6} leftSection={<IconPlus size={14} />} onClick={add}>
            {t('list.add')}
          </Button>
        )}
      </Wrapper.Wrapper>
    )
  },
}
