/** The languages, as items of the account's menu; each is called in itself. */

import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { chooseLanguage, language, LANGUAGES } from '../language'
import { t } from '../texts'
import css from './frame.module.css'

/** `leave` asks first when something is unsaved: the page begins anew. */
export function LanguageMenu({ leave = (proceed) => proceed() }: { leave?: (proceed: () => void) => void }) {
  const now = language().code
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('rail.language')}</Menu.Label>
      {LANGUAGES.map(({ code, name }) => (
        <Menu.Item
          key={code}
          lang={code}
          aria-current={code === now || undefined}
          leftSection={<span className={css.check}>{code === now && <IconCheck size={16} />}</span>}
          onClick={() => code !== now && leave(() => chooseLanguage(code))}
        >
          {name}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  )
}
