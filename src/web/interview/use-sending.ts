import { useEffect } from 'react'

/** Sends when the page opens, when the line comes back, and each minute. */
export function useSending(send: () => Promise<unknown>, back: () => Promise<unknown> = send): void {
  useEffect(() => {
    void back()
  }, [back])
  useEffect(() => {
    const timer = setInterval(() => void send(), 60_000)
    const online = () => void back()
    addEventListener('online', online)
    return () => {
      clearInterval(timer)
      removeEventListener('online', online)
    }
  }, [send, back])
}
