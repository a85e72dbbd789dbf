/** The sign-in page of desk and console. */

import '@mantine/core/styles/PasswordInput.layer.css'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { Problem } from '@cordboard/wire/http.ts'
import { useState, type FormEvent } from 'react'
import { span } from './format'
import { Mark } from './Mark'
import css from './signin.module.css'
import { t } from './texts'

interface Props {
  /** What one signs in to. */
  place: string
  /** A session was there and has ended. */
  expired: boolean
  /** Resolves when signed in; throws Problem. */
  onSignIn: (userName: string, password: string) => Promise<void>
}

export function SignIn({ place, expired, onSignIn }: Props) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    try {
      await onSignIn(String(form.get('user_name')).trim(), String(form.get('password')))
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem(0, 'unreached'))
      setBusy(false)
    }
  }

  return (
    <main className={css.page}>
      <form className={css.card} onSubmit={(event) => void submit(event)}>
        <div className={css.head}>
          <Mark size={40} />
          <div>
            <h1>{t('product')}</h1>
            <p>{place}</p>
          </div>
        </div>
        <div className={css.fields}>
          {expired && !problem && (
            <p className={css.message} data-kind="note">
              {t('signIn.expired')}
            </p>
          )}
          {problem && (
            <p className={css.message} role="alert">
              {sentence(problem)}
            </p>
          )}
          <TextInput name="user_name" label={t('signIn.userName')} autoComplete="username" autoFocus required withAsterisk={false} />
          <PasswordInput name="password" label={t('signIn.password')} autoComplete="current-password" required withAsterisk={false} />
          <Button type="submit" size="md" loading={busy} fullWidth>
            {t('signIn.submit')}
          </Button>
        </div>
      </form>
    </main>
  )
}

function sentence(problem: Problem): string {
  if (problem.status === 401) return t('signIn.wrong')
  if (problem.status === 429) return t('signIn.tooOften', { wait: span(problem.wait || 60_000) })
  if (problem.status === 0) return t('signIn.unreached')
  return t('signIn.other', { why: problem.detail || problem.code })
}
