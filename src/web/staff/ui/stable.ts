import { useCallback, useRef } from 'react'

/** The same function for as long as the page stands, doing what the newest one does: rows are not drawn again for it. */
export function useStable<A extends unknown[], R>(run: (...args: A) => R): (...args: A) => R {
  const latest = useRef(run)
  latest.current = run
  return useCallback((...args: A) => latest.current(...args), [])
}
