/** The console around its pages: rail by permission, the section's pages, the page itself. */

import { Modal } from '@mantine/core'
import { Frame } from '@cordboard/ui/frame/Frame.tsx'
import { PasswordForm } from '@cordboard/ui/PasswordForm.tsx'
import { Empty, Trouble } from '@cordboard/ui/States.tsx'
import { toast } from '@cordboard/ui/toasts.tsx'
import { IconLock, IconMap2 } from '@tabler/icons-react'
import { Suspense, useEffect, useRef, useState } from 'react'
import { usePathname } from 'wouter/use-browser-location'
import { useFocusBack } from '../focusBack'
import { useConsole } from '../here'
import { PageLoading } from '../Loading'
import { go } from '../leaving'
import { PaletteButton } from '../palette/PaletteButton'
import { permissionWord } from '../people/permissions'
import { openOf, pathOf, placeOf } from '../place'
import { of, t } from '../texts'
import { bodyOf } from './bodies'
import { LeaveQuestion } from './LeaveQuestion'
import { Link } from './Link'
import { pageOf, visible } from './pages'
import { Rail } from './Rail'
import css from './shell.module.css'

interface Props {
  onSignOut: () => Promise<void>
  onPassword: (old: string, fresh: string) => Promise<void>
}

export function Shell({ onSignOut, onPassword }: Props) {
  const { may } = useConsole()
  const sections = visible(may)
  const { page: name, rest } = placeOf(usePathname())
  const found = pageOf(name)
  const section = sections.find((each) => each.name === found?.section.name)
  const title = found ? of(found.page.texts, 'title') : t('name')
  const object = openOf({ page: name, rest })
  const [password, setPassword] = useState(false)
  const tabs = useRef<HTMLElement>(null)
  const first = sections[0]?.pages[0]?.name

  useEffect(() => {
    document.title = `${object ? `${object} – ` : ''}${title} – Cordboard`
  }, [title, object])
  // On a phone the pages of a section are wider than the screen.
  useEffect(() => {
    tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [name])
  useEffect(() => {
    if (name === '' && first) go(pathOf(first) + location.search, { replace: true })
  }, [name, first])

  async function change(old: string, fresh: string): Promise<void> {
    await onPassword(old, fresh)
    toast.tell(t('account.changed'))
    setPassword(false)
  }

  return (
    <>
      <a className={css.skip} href="#page">
        {t('account.skip')}
      </a>
      <Frame
        title={title}
        top={<PaletteButton onSignOut={onSignOut} />}
        rail={<Rail sections={sections} here={section?.name} onSignOut={onSignOut} onPassword={() => setPassword(true)} />}
      >
        <div className={css.page} id="page" tabIndex={-1}>
          {section && section.pages.length > 1 && (
            <nav ref={tabs} className={css.tabs} aria-label={t('nav.within', { section: t(`nav.${section.name}`) })}>
              {section.pages.map((page) => (
                <Link key={page.name} href={pathOf(page.name)} aria-current={page.name === name ? 'page' : undefined}>
                  {of(page.texts, 'title')}
                </Link>
              ))}
            </nav>
          )}
          <Body name={name} />
        </div>
      </Frame>
      <LeaveQuestion />
      {password && (
        <PasswordDialog onChange={change} onClose={() => setPassword(false)} />
      )}
    </>
  )
}

function PasswordDialog({ onChange, onClose }: { onChange: Props['onPassword']; onClose: () => void }) {
  useFocusBack()
  return (
    <Modal opened onClose={onClose} title={t('account.password')} size="sm">
      <PasswordForm onChange={onChange} />
    </Modal>
  )
}

function Body({ name }: { name: string }) {
  const { may } = useConsole()
  const found = pageOf(name)
  const Page = bodyOf(name)
  if (visible(may).length === 0) return <Empty icon={<IconLock size={26} />} title={t('name')} text={t('trouble.nothing')} />
  if (name === '') return null
  if (!found || !Page) {
    const text = t('trouble.nowhereText', { path: location.pathname })
    return <Empty icon={<IconMap2 size={26} />} title={t('trouble.nowhere')} text={text} action={<Link className={css.home} href={pathOf()}>{t('trouble.goHome')}</Link>} />
  }
  if (!found.page.needs.some(may)) {
    return <Trouble title={of(found.page.texts, 'title')} text={t('trouble.forbidden', { permission: permissionWord(found.page.needs[0] ?? '') })} />
  }
  return (
    <Suspense fallback={<PageLoading />}>
      <Page />
    </Suspense>
  )
}
