/** The three parts of the desk: tasks, chats, the visitor. */

import { useKept } from '@cordboard/ui/kept.ts'
import { Suspense, useState } from 'react'
import { ChatColumn } from './chat/ChatColumn'
import { useDesk } from './desk'
import css from './desk.module.css'
import { VisitorDrawer } from './later'
import { current } from './panes'
import { usePhone, useRoomForVisitor } from './screen'
import { LinkBanner } from './state/LinkBanner'
import { TaskList } from './tasks/TaskList'
import { t } from './texts'
import { VisitorPanel } from './visitor/VisitorPanel'

export function Workplace() {
  const { panes, focus } = useDesk()
  const room = useRoomForVisitor()
  const phone = usePhone()
  const [wanted, setWanted] = useKept('visitor-panel', true)
  const [drawer, setDrawer] = useState(false)
  const open = current(panes)
  const beside = room && wanted && open !== null
  const columns = phone ? [open] : panes.columns

  return (
    <div className={css.desk} data-bare={!beside || undefined} data-open={open !== null || undefined}>
      <div className={css.banner}>
        <LinkBanner />
      </div>
      <div className={css.tasks}>
        <TaskList />
      </div>
      <div className={css.chats}>
        {columns.map((chatId, column) => (
          <div
            key={column}
            className={css.column}
            data-focus={(columns.length > 1 && panes.focus === column) || undefined}
            onFocusCapture={() => focus(column === 1 ? 1 : 0)}
            onPointerDownCapture={() => focus(column === 1 ? 1 : 0)}
          >
            <ChatColumn
              key={chatId}
              chatId={chatId}
              second={column === 1}
              visitorShown={beside}
              onVisitor={() => (room ? setWanted(!wanted) : setDrawer(true))}
            />
          </div>
        ))}
      </div>
      {beside && (
        <aside className={css.visitor} aria-label={t('visitor.title')}>
          <VisitorPanel key={open} chatId={open} />
        </aside>
      )}
      {!beside && drawer && (
        <Suspense>
          <VisitorDrawer chatId={open} open onClose={() => setDrawer(false)} />
        </Suspense>
      )}
    </div>
  )
}
