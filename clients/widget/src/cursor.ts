/** The number in a cursor, `epoch:seq`; 0 for what is not one. Else a cursor is the server's word, handed back as it came. */
export function seqOf(cursor: string): number {
  return +cursor.split(':').pop()! || 0
}
