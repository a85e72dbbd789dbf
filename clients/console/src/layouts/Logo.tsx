/** The logo: chosen, shown, taken off. */

import { Button, Input } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useId, useRef, useState } from 'react'
import { of, tl } from '../texts'
import css from './layouts.module.css'

interface Props {
  id: string | null
  readOnly: boolean
  error: string | undefined
  /** Gives back what is wrong with the picture, if anything is. */
  onChoose: (picture: File) => Promise<string | undefined>
  onOff: () => void
}

export function Logo({ id, readOnly, error, onChoose, onOff }: Props) {
  const file = useRef<HTMLInputElement>(null)
  const field = useId()
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()

  async function choose(picture: File | undefined): Promise<void> {
    if (!picture) return
    setBusy(true)
    setWrong(await onChoose(picture))
    setBusy(false)
    if (file.current) file.current.value = ''
  }

  if (readOnly && !id) return null
  return (
    <Input.Wrapper id={field} label={of('layouts', 'fields.logo.label')} labelElement="div" description={readOnly ? undefined : tl('logoHint')} error={wrong ?? error}>
      <div className={css.logo}>
        {id && <img src={`/api/v1/pictures/${id}`} alt={tl('logoAlt')} />}
        {!readOnly && (
          <>
            <input ref={file} type="file" hidden accept="image/png,image/jpeg,image/webp" aria-label={tl('logoUpload')} onChange={(event) => void choose(event.currentTarget.files?.[0])} />
            <Button variant="default" size="compact-sm" leftSection={<IconUpload size={14} />} loading={busy} onClick={() => file.current?.click()}>
              {tl('logoUpload')}
            </Button>
            {id && (
              <Button variant="subtle" size="compact-sm" onClick={onOff}>
                {tl('logoOff')}
              </Button>
            )}
          </>
        )}
      </div>
    </Input.Wrapper>
  )
}
