/** A field of a form as data: its name, how it is entered, when it is shown. */

import type { ReactNode } from 'react'

export interface InputProps<V> {
  id: string
  label: string
  hint: string
  value: V
  onChange: (value: V) => void
  /** What is wrong with the whole value. */
  error: string | undefined
  /** What is wrong with its parts. */
  wrong: Readonly<Record<string, string>>
  readOnly: boolean
  required: boolean
  /** The object is being made. */
  fresh: boolean
}

/** How a value is entered, and what is wrong with one before the server is asked. */
export interface Input<V> {
  Show: (props: InputProps<V>) => ReactNode
  check?: (value: V, required: boolean) => string | undefined
  /** The collections that decide how much room it takes. */
  lists?: readonly string[]
}

export interface Options<D> {
  required?: boolean
  /** Only while making, or only while changing. */
  only?: 'new' | 'old'
  /** Cannot be changed later. */
  fixed?: boolean
  when?: (draft: D) => boolean
  /** Beside the next one of these, where there is room. */
  half?: boolean
  /** The texts' field whose label it bears, when that is not its own. */
  called?: (draft: D) => string
  /** Permission without which it is left out. */
  takes?: string
}

export type Rest = Omit<InputProps<unknown>, 'value' | 'onChange'>

export interface Field<D> extends Options<D> {
  name: string
  draw: (draft: D, change: (part: Partial<D>) => void, rest: Rest) => ReactNode
  check: (draft: D) => string | undefined
  lists?: readonly string[] | undefined
}

/** One field of a draft `D`, entered by an input that fits its type. */
export function field<D extends object, K extends keyof D & string>(name: K, input: Input<D[K]>, options: Options<D> = {}): Field<D> {
  const { Show } = input
  return {
    ...options,
    name,
    lists: input.lists,
    draw: (draft, change, rest) => <Show {...rest} value={draft[name]} onChange={(value) => change({ [name]: value } as unknown as Partial<D>)} />,
    check: (draft) => input.check?.(draft[name], options.required ?? false),
  }
}
