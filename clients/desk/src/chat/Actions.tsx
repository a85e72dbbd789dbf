/** What can be done with a chat beside writing: transfer, outcome, end. The buttons carry their keys. */

import { Button, Kbd, Tooltip } from '@mantine/core'
import type { DeskChat } from '@cordboard/wire/snapshot.ts'
import { IconArrowForwardUp, IconPhoneOff, IconTag } from '@tabler/icons-react'
import { Suspense, useEffect, useRef, useState, type ReactNode } from 'react'
import { EndDialog, OutcomeDialog, TransferDialog } from '../later'
import { t } from '../texts'
import css from './composer.module.css'

type Which = 'transfer' | 'outcome' | 'end'

const ACTIONS: [Which, string, ReactNode][] = [
  ['transfer', 'T', <IconArrowForwardUp key="t" size={16} />],
  ['outcome', 'O', <IconTag key="o" size={16} />],
  ['end', 'E', <IconPhoneOff key="e" size={16} />],
]

export function Actions({ chat, name, draft }: { chat: DeskChat; name: string; draft: boolean }) {
  const [open, setOpen] = useState<Which | null>(null)
  const before = useRef<Element | null>(null)
  // Whoever came by a key goes on where they were; a dialog that is made open gives nothing back by itself.
  useEffect(() => {
    if (open === null && before.current instanceof HTMLElement) before.current.focus()
  }, [open])
  const close = (): void => setOpen(null)
  return (
    <div className={css.actions} role="group" aria-label={t('chat.actions')}>
      {ACTIONS.map(([which, key, icon]) => (
        <Tooltip key={which} label={`${t(`actions.${which}`)} · ${key} · Alt ${key}`}>
          <Button
            className={css.action}
            variant="default"
            data-action={which}
            leftSection={icon}
            rightSection={<Kbd size="xs" className={css.key}>{key}</Kbd>}
            aria-label={t(`actions.${which}`)}
            aria-keyshortcuts={`${key} Alt+${key}`}
            disabled={Boolean(chat.ended_at)}
            onClick={() => {
              before.current = document.activeElement
              setOpen(which)
            }}
          >
            <span className={css.actionWord}>{t(`actions.${which}`)}</span>
          </Button>
        </Tooltip>
      ))}
      <Suspense>
        {open === 'transfer' && <TransferDialog chat={chat} name={name} onClose={close} />}
        {open === 'outcome' && <OutcomeDialog chat={chat} name={name} onClose={close} />}
        {open === 'end' && <EndDialog chat={chat} name={name} draft={draft} onClose={close} />}
      </Suspense>
    </div>
  )
}
