/** The theme: one accent (a deep teal, the cord), calm greys, and how Mantine's own names follow from our tokens. */

import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'
import { t } from './texts'

const cord: MantineColorsTuple = [
  '#e6f5f3', '#cdebe7', '#9dd8d1', '#6cc5bb', '#45b3a8', '#289b91', '#12837b', '#0b6e69', '#085854', '#054340',
]
const dark: MantineColorsTuple = [
  '#e7eeec', '#c3cecb', '#a3b0ad', '#8b9a97', '#475350', '#36413f', '#242d2c', '#1a2221', '#141a1a', '#0f1414',
]

/** Made when first drawn: some of it is text. */
export const makeTheme = () => createTheme({
  primaryColor: 'cord',
  // White stands on both with more than 4.5 : 1.
  primaryShade: { light: 7, dark: 6 },
  colors: { cord, dark },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Helvetica, Arial, sans-serif',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  components: {
    Tooltip: { defaultProps: { openDelay: 350, withinPortal: true, events: { hover: true, focus: true, touch: false } } },
    Modal: { styles: { title: { fontSize: '1rem', fontWeight: 650 } }, defaultProps: { centered: true, closeButtonProps: { 'aria-label': t('dialog.close') }, transitionProps: { duration: 120, transition: 'fade' }, overlayProps: { opacity: 0.4 } } },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': t('dialog.close') } } },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, transitionProps: { duration: 90 }, shadow: 'md' } },
    Button: { defaultProps: { size: 'sm' } },
  },
})

export const variables: CSSVariablesResolver = () => {
  const names = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-error': 'var(--lost)',
  }
  return { variables: {}, light: names, dark: names }
}
