/** The console's rail: the sections that the role shows, the desk, the person; on a phone the first of them and a menu of the rest. */

import { Menu } from '@mantine/core'
import { RailButton, RailMark, RailScheme, RailSpace } from '@cordboard/ui/frame/Rail.tsx'
import frame from '@cordboard/ui/frame/frame.module.css'
import { IconDots, IconHeadset, IconUserCircle } from '@tabler/icons-react'
import { useConsole } from '../here'
import { pathOf } from '../place'
import { usePhone } from '../screen'
import { t } from '../texts'
import { AccountItems, SchemeItem, type AccountProps } from './Account'
import { Link } from './Link'
import { ABOVE, type Section } from './pages'
import css from './shell.module.css'

interface Props extends AccountProps {
  sections: readonly Section[]
  /** The section of the page that is shown. */
  here: Section['name'] | undefined
}

export function Rail({ sections, here, ...account }: Props) {
  const { may, session } = useConsole()
  const phone = usePhone()
  const name = session.user.full_name || session.user.user_name
  const above = phone ? sections.slice(0, ABOVE) : sections
  const below = sections.slice(above.length)
  const person = <Menu.Label>{t('account.who', { name, role: session.user.role })}</Menu.Label>

  return (
    <>
      <RailMark />
      {above.map(({ name: each, icon: Icon, pages }) => (
        <Link key={each} className={`${frame.item} ${css.place}`} href={pathOf(pages[0]?.name ?? '')} aria-current={each === here ? 'page' : undefined}>
          <Icon size={22} />
          <span className={frame.word}>{t(`nav.${each}`)}</span>
        </Link>
      ))}
      <RailSpace />
      {phone ? (
        <Menu position="top-end" width={220}>
          <Menu.Target>
            <RailButton className={css.place ?? ''} icon={<IconDots size={22} />} word={t('nav.more')} aria-current={below.some((each) => each.name === here) ? 'page' : undefined} />
          </Menu.Target>
          <Menu.Dropdown className={css.more ?? ''}>
            {below.map(({ name: each, icon: Icon, pages }) => (
              <Menu.Item key={each} component={Link} href={pathOf(pages[0]?.name ?? '')} leftSection={<Icon size={16} />} aria-current={each === here ? 'page' : undefined}>
                {t(`nav.${each}`)}
              </Menu.Item>
            ))}
            {may('desk:use') && (
              <Menu.Item component="a" href="/desk" leftSection={<IconHeadset size={16} />}>
                {t('desk')}
              </Menu.Item>
            )}
            <SchemeItem />
            <Menu.Divider />
            {person}
            <AccountItems {...account} />
          </Menu.Dropdown>
        </Menu>
      ) : (
        <>
          {may('desk:use') && (
            <a className={frame.item} href="/desk">
              <IconHeadset size={20} />
              <span className={frame.word}>{t('desk')}</span>
            </a>
          )}
          <RailScheme />
          <Menu position="right-end" width={220}>
            <Menu.Target>
              <RailButton icon={<IconUserCircle size={20} />} word={name} title={name} />
            </Menu.Target>
            <Menu.Dropdown>
              {person}
              <AccountItems {...account} />
            </Menu.Dropdown>
          </Menu>
        </>
      )}
    </>
  )
}
