/** An open script with the forms of its nodes on a page, and a server that tells what the real one tells. */

import { MantineProvider } from '@mantine/core'
import { act, cleanup, fireEvent, render } from '@testing-library/react'
import i18next from 'i18next'
import type { ReactNode } from 'react'
import { Lists } from '../../src/collection/lists'
import { ConsoleContext, type Console } from '../../src/here'
import { createEditor } from '../../src/scripts/editor/createEditor'
import type { Definition, ScriptNode } from '../../src/scripts/editor/model/definition'
import type { Editor } from '../../src/scripts/editor/store'
import { NodeForm } from '../../src/scripts/forms/NodeForm'
import { PropertiesForm } from '../../src/scripts/forms/PropertiesForm'
import type { Nameable } from '../../src/scripts/forms/told'
import type { NodeKind } from '../../src/scripts/kinds'
import { speakHere, speakOfScripts } from '../../src/texts'
import told from '../told.json'

export const KINDS = told.kinds as unknown as readonly NodeKind[]

export const NAMES: Nameable = {
  queue: ['Billing', 'Sales'],
  calendar: ['Office'],
  agent: [{ name: 'ann', full_name: 'Ann Other' }],
  group: ['First line'],
  skill: ['French'],
  call_class: ['General'],
  outcome: ['Sold'],
  variable: [{ name: 'ContactCentreClosed', type: 'yes_no' }],
  host: [{ name: 'helper', uses: ['bot'] }],
  data_source: [{ name: 'crm', statements: [{ name: 'by mail', arguments: { email: 'text' } }] }],
  script: [
    {
      name: 'Ask for a number',
      labels: ['given', 'none'],
      properties: [
        { name: 'question', type: 'message', label: 'Question', default: 'Which?' },
        { name: 'tries', type: 'number' },
      ],
    },
  ],
} as unknown as Nameable

/** What was asked of the server: method, path, body. */
export type Calls = [string, string, unknown][]

export function answering(calls: Calls, mistakes: readonly { code: string; sentence: string; column: number }[] = []): Console {
  const answers: Record<string, unknown> = {
    '/script-kinds': { items: KINDS, next: null },
    '/script-language': told.language,
    '/script-names': NAMES,
    '/script-language/check': { issues: mistakes },
  }
  const server = {
    call: (method: string, path: string, body?: unknown) => {
      calls.push([method, path, body])
      return Promise.resolve(answers[path])
    },
  }
  return { server, lists: new Lists(() => Promise.resolve({ items: [], next: null })), session: {}, may: () => true } as unknown as Console
}

export function scriptWith(node: ScriptNode, more: Partial<Definition> = {}): Definition {
  return { format: 1, start: 'start', nodes: { start: { kind: 'start', exits: { next: 'node' } }, node, other: { kind: 'end' } }, ...more }
}

interface Bench {
  editor: Editor
  calls: Calls
  node: () => ScriptNode
}

export async function open(definition: Definition, { form = (editor: Editor): ReactNode => <NodeForm editor={editor} kinds={KINDS} nodeId="node" />, readOnly = false, mistakes = [] as { code: string; sentence: string; column: number }[] } = {}): Promise<Bench> {
  cleanup()
  if (!i18next.isInitialized) {
    await speakHere()
    await speakOfScripts()
  }
  const editor = createEditor(definition, { readOnly })
  const calls: Calls = []
  render(
    <MantineProvider env="test">
      <ConsoleContext value={answering(calls, mistakes)}>{form(editor)}</ConsoleContext>
    </MantineProvider>,
  )
  await act(async () => {})
  return { editor, calls, node: () => editor.state().definition.nodes.node as ScriptNode }
}

export const properties = (editor: Editor): ReactNode => <PropertiesForm editor={editor} />

/** The input of the field at this path, as the check writes it. */
export function input(path: string): HTMLInputElement {
  const at = document.querySelector<HTMLElement>(`[data-field="${path}"]`)
  const found = at?.matches('input') ? at : at?.querySelector<HTMLElement>('textarea, input')
  if (!found) throw new Error(`no field at ${path}`)
  return found as HTMLInputElement
}

export function type(path: string, text: string): void {
  fireEvent.change(input(path), { target: { value: text } })
}

/** Also Enter in a field that takes effect when it is left. */
export function write(path: string, text: string): void {
  type(path, text)
  fireEvent.blur(input(path))
}

/** The button of this name, inside the field at the path if one is given. */
export function button(name: string, path?: string): HTMLElement {
  const inside: ParentNode | null = path === undefined ? document : document.querySelector(`[data-field="${path}"]`)
  const found = [...(inside?.querySelectorAll('button') ?? [])].find((each) => (each.getAttribute('aria-label') ?? each.textContent) === name)
  if (!found) throw new Error(`no button ${name}`)
  return found
}

export function press(name: string, path?: string): void {
  fireEvent.click(button(name, path))
}

/** Opens the list of the field at the path and takes the option that begins so. */
export function choose(path: string, option: string): void {
  fireEvent.click(input(path))
  take(option)
}

export function take(option: string): void {
  const found = [...document.querySelectorAll('[role=option]')].find((each) => each.textContent?.startsWith(option))
  if (!found) throw new Error(`no option ${option}`)
  fireEvent.click(found)
}

export const shown = (path: string): string => document.querySelector(`[data-field="${path}"]`)?.textContent ?? ''
