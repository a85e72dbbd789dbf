/** What is wrong is where one looks first. */

import { useEffect, type RefObject } from 'react'

/** Focuses the first field that is marked, each time that something else is found wrong; else what tells of it. */
export function useFirstWrong(form: RefObject<HTMLElement | null>, wrong: unknown): void {
  useEffect(() => firstWrong(form.current)?.focus(), [form, wrong])
}

export function firstWrong(form: HTMLElement | null): HTMLElement | null {
  return form?.querySelector<HTMLElement>('[aria-invalid=true], [data-invalid]') ?? form?.querySelector<HTMLElement>('[role=alert][tabindex]') ?? null
}
