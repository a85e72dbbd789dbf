/** Puts a page into the project's look: theme, tokens, toasts. */

import './mantine.css'
import './tokens.css'
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { theme, variables } from './theme'
import { Toasts } from './toasts'

export function Look({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      {children}
      <Toasts />
    </MantineProvider>
  )
}
