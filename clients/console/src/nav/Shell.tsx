/** The console around its pages: rail by permission, the section's pages, the page itself. */

import { Menu, Modal } from '@mantine/core'
import { Frame } from '@cordboard/ui/frame/Frame.tsx'
import { LanguageMenu } from '@cordboard/ui/frame/LanguageMenu.tsx'
import { RailButton, RailMark, RailScheme, RailSpace } from '@cordboard/ui/frame/Rail.tsx'
import frame from '@cordboard/ui/frame/frame.module.css'
import { PasswordForm } from '@cordboard/ui/PasswordForm.tsx'
import { Empty, Trouble } from '@cordboard/ui/States.tsx'
import { toast } from '@cordboard/ui/toasts.tsx'
import { IconHeadset, IconKey, IconLock, IconLogout, IconMap2, IconUserCircle } from '@tabler/icons-react'
import { Suspense, useEffect, useRef, useState } from 'react'
import { usePathname } from 'wouter/use-browser-location'
import { useConsole } from '../here'
import { go, leave } from '../leaving'
import { PaletteButton } from '../palette/PaletteButton'
import { pathOf, placeOf } from '../place'
import { of, t } from '../texts'
import { bodyOf } from './bodies'
import { LeaveQuestion } from './LeaveQuestion'
import { Link } from './Link'
import { pageOf, visible } from './pages'
import css from './shell.module.css'

interface Props {
  onSignOut: () => Promise<void>
  onPassword: (old: string, fresh: string) => Promise<void>
}

export function Shell({ onSignOut, onPassword }: Props) {
  const { may, session } = useConsole()
  const sections = visible(may)
  const { page: name, rest } = placeOf(usePathname())
  const found = pageOf(name)
  const section = sections.find((each) => each.name === found?.section.name)
  const title = found ? of(found.page.texts, 'title') : t('name')
  const object = name === 'web-chat' && rest[0] === 'blacklist' ? undefined : name === 'scripts' ? rest[0] : rest.at(-1)
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

  return (
    <>
      <a className={css.skip} href="#page">
        {t('account.skip')}
      </a>
      <Frame
        title={title}
        top={<PaletteButton onSignOut={onSignOut} />}
        rail={
          <>
            <RailMark />
            {sections.map(({ name: each, icon: Icon, pages }) => (
              <Link key={each} className={`${frame.item} ${css.place}`} href={pathOf(pages[0]?.name ?? '')} aria-current={each === section?.name ? 'page' : undefined}>
                <Icon size={22} />
                <span className={frame.word}>{t(`nav.${each}`)}</span>
              </Link>
            ))}
            <RailSpace />
            {may('desk:use') && (
              <a className={frame.item} href="/desk">
                <IconHeadset size={20} />
                <span className={frame.word}>{t('desk')}</span>
              </a>
            )}
            <RailScheme />
            <Account name={session.user.full_name || session.user.user_name} role={session.user.role} onSignOut={onSignOut} onPassword={onPassword} />
          </>
        }
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
    </>
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
    return <Empty icon={<IconMap2 size={26} />} title={t('trouble.nowhere')} text={text} action={<Link href={pathOf()}>{t('trouble.goHome')}</Link>} />
  }
  if (!found.page.needs.some(may)) {
    return <Trouble title={of(found.page.texts, 'title')} text={t('trouble.forbidden', { permission: found.page.needs[0]?.replace(':', ': ') ?? '' })} />
  }
  return (
    <Suspense fallback={null}>
      <Page />
    </Suspense>
  )
}

function Account({ name, role, onSignOut, onPassword }: Props & { name: string; role: string }) {
  const [password, setPassword] = useState(false)

  async function change(old: string, fresh: string): Promise<void> {
    await onPassword(old, fresh)
    toast.tell(t('account.changed'))
    setPassword(false)
  }

  return (
    <>
      <Menu position="right-end" width={220}>
        <Menu.Target>
          <RailButton icon={<IconUserCircle size={20} />} word={name} title={name} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {name} · {role}
          </Menu.Label>
          <Menu.Item leftSection={<IconKey size={16} />} onClick={() => setPassword(true)}>
            {t('account.password')}
          </Menu.Item>
          <LanguageMenu leave={leave} />
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => leave(() => void onSignOut())}>
            {t('account.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {password && (
        <Modal opened onClose={() => setPassword(false)} title={t('account.password')} size="sm">
          <PasswordForm onChange={change} />
        </Modal>
      )}
    </>
  )
}
