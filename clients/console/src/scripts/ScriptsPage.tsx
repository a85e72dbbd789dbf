/** Scripts: the list, one script with its tabs, and what is opened of a version. */

import { lazy } from 'react'
import { usePathname } from 'wouter/use-browser-location'
import { placeOf } from '../place'
import { ScriptList } from './list/ScriptList'
import { ScriptPage } from './properties/ScriptPage'

const EditorPage = lazy(async () => ({ default: (await import('./editor/EditorPage')).EditorPage }))
const ComparePage = lazy(async () => ({ default: (await import('./versions/ComparePage')).ComparePage }))
const HeatPage = lazy(async () => ({ default: (await import('./heat/HeatPage')).HeatPage }))

export function ScriptsPage() {
  const { rest } = placeOf(usePathname())
  const [name, part = '', a = '', b = ''] = rest
  if (name === undefined) return <ScriptList />
  // Not keyed: a change of a locked version leads on to a new one without losing what is open.
  if (part === 'edit') return <EditorPage script={name} version={number(a)} />
  if (part === 'compare') return <ComparePage script={name} before={number(a)} after={number(b)} />
  if (part === 'heat') return <HeatPage key={`${name} ${a}`} script={name} version={number(a)} />
  return <ScriptPage key={name} name={name} part={part} />
}

/** A version's number; 0 is none. */
function number(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0
}
