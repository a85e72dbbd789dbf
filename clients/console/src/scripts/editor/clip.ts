/** The system's clipboard, where the browser gives it; copying by key goes by the browser's own events instead. */

export async function writeClipboard(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    // Forbidden, or no secure address: this tab remembers what it has copied.
  }
}

/** Null: it may not be read. */
export async function readClipboard(): Promise<string | null> {
  try {
    return await navigator.clipboard.readText()
  } catch {
    return null
  }
}
