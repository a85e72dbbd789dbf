/** Short messages in the corner: what was done, what needs a look, what failed. */

import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconInfoCircle, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'

function show(title: string, text: string, icon: ReactNode, color: string, autoClose: number): void {
  notifications.show({ ...(text ? { title, message: text } : { message: title }), icon, color, autoClose, withBorder: true })
}

export const toast = {
  tell: (title: string, text = '') => show(title, text, <IconInfoCircle size={18} />, 'cord', 5000),
  warn: (title: string, text = '') => show(title, text, <IconAlertTriangle size={18} />, 'yellow.8', 8000),
  fail: (title: string, text = '') => show(title, text, <IconX size={18} />, 'red.8', 10_000),
}
