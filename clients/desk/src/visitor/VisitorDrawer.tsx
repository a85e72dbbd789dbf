/** The visitor's panel where there is no room for it beside the chat. */

import '@mantine/core/styles/Drawer.layer.css'
import { Drawer } from '@mantine/core'
import { t } from '../texts'
import { VisitorPanel } from './VisitorPanel'

export function VisitorDrawer({ chatId, open, onClose }: { chatId: string | null; open: boolean; onClose: () => void }) {
  return (
    <Drawer opened={open} onClose={onClose} position="right" size={340} title={t('visitor.title')}>
      <VisitorPanel key={chatId} chatId={chatId} inDrawer />
    </Drawer>
  )
}
