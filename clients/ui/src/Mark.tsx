/** The project's mark: two jacks and the cord between them. */

export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden>
      <circle cx="8" cy="9" r="4.5" stroke="currentColor" strokeWidth="2.5" />
      <circle cx="24" cy="9" r="4.5" stroke="currentColor" strokeWidth="2.5" />
      <path d="M8 13.5v4.5a8 8 0 0 0 16 0v-4.5" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
      <circle cx="8" cy="9" r="1.5" fill="currentColor" />
      <circle cx="24" cy="9" r="1.5" fill="currentColor" />
    </svg>
  )
}
