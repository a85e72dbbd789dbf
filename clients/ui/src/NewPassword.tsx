/** The page between signing in and everything else, when the password must be changed first. */

import { Mark } from './Mark'
import { PasswordForm } from './PasswordForm'
import css from './signin.module.css'
import { t } from './texts'

export function NewPassword({ onChange }: { onChange: (old: string, fresh: string) => Promise<void> }) {
  return (
    <main className={css.page}>
      <div className={css.card}>
        <div className={css.head}>
          <Mark size={40} />
          <div>
            <h1>{t('password.title')}</h1>
            <p>{t('password.must')}</p>
          </div>
        </div>
        <PasswordForm onChange={onChange} />
      </div>
    </main>
  )
}
