import { useSyncExternalStore } from 'react'

/** Whether the server can be reached, and whether the session has ended while somebody was working. */
export type Connection = { lost: boolean; signedOut: boolean }

let state: Connection = { lost: false, signedOut: false }
const listeners = new Set<() => void>()

function become(next: Partial<Connection>): void {
  const changed = Object.entries(next).some(([name, value]) => state[name as keyof Connection] !== value)
  if (!changed) return
  state = { ...state, ...next }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useConnection = (): Connection => useSyncExternalStore(subscribe, () => state)

export const lose = () => become({ lost: true })
export const regain = () => become({ lost: false })
export const sessionEnded = () => become({ signedOut: true })
export const sessionBegun = () => become({ signedOut: false })

/** Resolves once somebody has signed in again in the dialog over the page. */
export function signedInAgain(): Promise<void> {
  sessionEnded()
  return new Promise((resolve) => {
    const stop = subscribe(() => {
      if (state.signedOut) return
      stop()
      resolve()
    })
  })
}

/** Waits a while, or until the browser says that the network is back. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer)
      removeEventListener('online', go)
      resolve()
    }
    const timer = setTimeout(go, milliseconds)
    addEventListener('online', go)
  })
}
