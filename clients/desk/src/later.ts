/** Parts that the first picture does not need. They are fetched as soon as the page is at rest, and so before use. */

import { lazy, type ComponentType } from 'react'

const fetches: (() => Promise<unknown>)[] = []

function later<P>(load: () => Promise<ComponentType<P>>) {
  fetches.push(load)
  return lazy(async () => ({ default: await load() }))
}

export const TransferDialog = later(async () => (await import('./chat/TransferDialog')).TransferDialog)
export const OutcomeDialog = later(async () => (await import('./chat/OutcomeDialog')).OutcomeDialog)
export const WrapUpPanel = later(async () => (await import('./chat/WrapUpPanel')).WrapUpPanel)
export const EndDialog = later(async () => (await import('./chat/EndDialog')).EndDialog)
export const SignOutDialog = later(async () => (await import('./state/SignOutDialog')).SignOutDialog)
export const PasswordDialog = later(async () => (await import('./PasswordDialog')).PasswordDialog)
export const KeyList = later(async () => (await import('./keys/KeyList')).KeyList)
export const VisitorDrawer = later(async () => (await import('./visitor/VisitorDrawer')).VisitorDrawer)

/** Fetches them all, one after another, so that a deployment in the meantime takes nothing away. */
export async function fetchTheRest(): Promise<void> {
  for (const fetchOne of fetches) await fetchOne().catch(() => {})
}
