/** A new password for oneself. */

import '@mantine/core/styles/PasswordInput.layer.css'
import { Button, PasswordInput } from '@mantine/core'
import { Problem } from '@cordboard/wire/http.ts'
import { useState, type FormEvent } from 'react'
import css from './signin.module.css'
import { t } from './texts'

interface Props {
  /** Resolves when it is changed; throws Problem. */
  onChange: (old: string, fresh: string) => Promise<void>
}

export function PasswordForm({ onChange }: Props) {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const fresh = String(form.get('new'))
    if (fresh !== form.get('again')) return setWrong(t('password.differ'))
    setBusy(true)
    try {
      await onChange(String(form.get('old')), fresh)
    } catch (error) {
      setWrong(error instanceof Problem && error.status > 0 ? error.message : t('signIn.unreached'))
      setBusy(false)
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <div className={css.fields}>
        {wrong && (
          <p className={css.message} role="alert">
            {wrong}
          </p>
        )}
        <PasswordInput name="old" label={t('password.old')} autoComplete="current-password" data-autofocus autoFocus required withAsterisk={false} />
        <PasswordInput name="new" label={t('password.new')} description={t('password.rule')} autoComplete="new-password" minLength={8} maxLength={256} required withAsterisk={false} />
        <PasswordInput name="again" label={t('password.again')} autoComplete="new-password" required withAsterisk={false} />
        <Button type="submit" loading={busy} fullWidth>
          {t('password.submit')}
        </Button>
      </div>
    </form>
  )
}
