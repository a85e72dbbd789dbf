/** Dialogs: where the focus goes when one closes, and which of them is on top. */

export { isCovered, useFocusBack } from '@cordboard/ui/focusBack.ts'

/** As a `ref` of what tells of a refusal: the button that was pressed has lost the focus while it was busy. */
export function focused(element: HTMLElement | null): void {
  element?.focus()
}
