/** Dialogs: where the focus goes when one closes, and which of them is on top. */

export { isCovered, useFocusBack } from '@cordboard/ui/focusBack.ts'
