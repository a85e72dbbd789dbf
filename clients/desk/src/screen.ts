/** How much room there is. */

import { useMediaQuery } from '@mantine/hooks'

const now = { getInitialValueInEffect: false }

/** One thing at a time. */
export function usePhone(): boolean {
  return useMediaQuery('(max-width: 767px)', false, now)
}

/** Room for the visitor beside the chat. */
export function useRoomForVisitor(): boolean {
  return useMediaQuery('(min-width: 1100px)', true, now)
}

/** Room for two chats side by side. */
export function useRoomForTwo(): boolean {
  return useMediaQuery('(min-width: 1280px)', true, now)
}
