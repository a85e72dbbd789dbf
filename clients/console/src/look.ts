/** What of the shared look differs here: forms are longer, so hints stand below the fields; quiet buttons have the accent. */

import type { MantineThemeOverride } from '@mantine/core'

interface Quiet {
  variant?: string
  color?: string
}

/** The ink of a quiet button, readable in both schemes. */
function ink({ variant, color }: Quiet): string | undefined {
  if (variant !== 'subtle' || color === 'gray') return undefined
  return color?.startsWith('red') ? 'var(--lost)' : 'var(--accent)'
}

export const forms: MantineThemeOverride = {
  components: {
    // What is entered has a direction of its own: a pattern or an address is no Arabic on an Arabic page.
    TextInput: { defaultProps: { dir: 'auto' } },
    Textarea: { defaultProps: { dir: 'auto' } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Button: { vars: (_theme: unknown, props: Quiet) => ({ root: { '--button-color': ink(props) } }) },
    ActionIcon: { vars: (_theme: unknown, props: Quiet) => ({ root: { '--ai-color': ink(props) } }) },
    Drawer: { styles: { title: { fontSize: '1rem', fontWeight: 650 }, content: { display: 'flex', flexDirection: 'column', scrollPaddingBlock: '64px 72px' }, body: { flex: 1 } } },
  },
}
