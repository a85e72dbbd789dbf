/** Puts a page into the project's look: theme, tokens, toasts. */

import './mantine.css'
import './tokens.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { theme, variables } from './theme'

export function Look({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <Notifications position="top-right" limit={4} autoClose={6000} transitionDuration={120} />
      {children}
    </MantineProvider>
  )
}
