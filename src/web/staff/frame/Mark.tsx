/** Five dots, as on a die: the five clears; the warm one in the middle is the result. */
export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--brand)" />
      <g fill="#fff">
        <circle cx="9.5" cy="9.5" r="2.9" />
        <circle cx="22.5" cy="9.5" r="2.9" />
        <circle cx="9.5" cy="22.5" r="2.9" />
        <circle cx="22.5" cy="22.5" r="2.9" />
      </g>
      <circle cx="16" cy="16" r="3.4" fill="#f2a65a" />
    </svg>
  )
}
