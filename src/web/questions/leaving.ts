import { useEffect } from 'react'

/** The browser asks before the page goes away while `holds` says that something has not reached the server. */
export function useWarnBeforeLeaving(holds: () => boolean): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (holds()) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [holds])
}
