/** The rail: places above, the person's own things below. Icon and word, always both. */

import { UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import { forwardRef, type ComponentPropsWithoutRef, type ReactNode } from 'react'
import { Mark } from '../Mark'
import { t } from '../texts'
import css from './frame.module.css'

export function RailMark() {
  return (
    <div className={css.mark} title={t('product')}>
      <Mark size={30} />
    </div>
  )
}

export function RailSpace() {
  return <div className={css.space} />
}

interface PlaceProps {
  icon: ReactNode
  word: string
  href: string
  here: boolean
}

export function RailPlace({ icon, word, href, here }: PlaceProps) {
  return (
    <a className={css.item} href={href} aria-current={here ? 'page' : undefined}>
      {icon}
      <span className={css.word}>{word}</span>
    </a>
  )
}

type ButtonProps = { icon: ReactNode; word: string } & ComponentPropsWithoutRef<'button'>

export const RailButton = forwardRef<HTMLButtonElement, ButtonProps>(function RailButton({ icon, word, className, ...rest }, ref) {
  return (
    <UnstyledButton ref={ref} {...rest} className={`${css.item} ${className ?? ''}`}>
      {icon}
      <span className={css.word}>{word}</span>
    </UnstyledButton>
  )
})

/** Says what is now, changes to the other; the choice is kept in this browser. */
export function RailScheme() {
  const { setColorScheme } = useMantineColorScheme()
  const light = useComputedColorScheme('light') === 'light'
  return (
    <RailButton
      icon={light ? <IconMoon size={20} /> : <IconSun size={20} />}
      word={light ? t('rail.dark') : t('rail.light')}
      onClick={() => setColorScheme(light ? 'dark' : 'light')}
    />
  )
}
