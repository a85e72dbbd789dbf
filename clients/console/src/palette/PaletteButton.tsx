/** The way to the palette: a button in the top line, Ctrl+K or ⌘K anywhere. */

import { UnstyledButton } from '@mantine/core'
import frame from '@cordboard/ui/frame/frame.module.css'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { usePhone } from '../screen'
import { tp } from '../system/texts'

const Palette = lazy(async () => ({ default: (await import('./Palette')).Palette }))

const MAC = /Mac|iPhone|iPad/.test(navigator.platform)

export function PaletteButton({ onSignOut }: { onSignOut: () => Promise<void> }) {
  const [open, setOpen] = useState(false)
  const phone = usePhone()

  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (event.key.toLowerCase() !== 'k' || !(MAC ? event.metaKey : event.ctrlKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])

  return (
    <>
      <UnstyledButton className={frame.search ?? ''} aria-label={phone ? tp('open') : undefined} aria-keyshortcuts={MAC ? 'Meta+K' : 'Control+K'} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <IconSearch size={16} aria-hidden />
        {!phone && <span>{tp('open')}</span>}
        {!phone && <kbd>{MAC ? '⌘K' : 'Ctrl K'}</kbd>}
      </UnstyledButton>
      <Suspense>{open && <Palette onSignOut={onSignOut} onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}
