/** Puts a page into the project's look: theme, tokens, toasts. */

import './mantine.css'
import './tokens.css'
import { DirectionProvider, MantineProvider } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { makeTheme, variables } from './theme'
import { Toasts } from './toasts'

export function Look({ children }: { children: ReactNode }) {
  const [theme] = useState(makeTheme)
  return (
    <DirectionProvider initialDirection={document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'} detectDirection={false}>
      <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
        {children}
        <Toasts />
      </MantineProvider>
    </DirectionProvider>
  )
}
