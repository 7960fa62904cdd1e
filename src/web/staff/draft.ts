import { useState } from 'react'

const prefix = 'namro.draft.'

/** Text that survives a reload, a lost connection and an expired session: kept on this device until `clear`. */
export function useDraft<T>(name: string, empty: T): [value: T, set: (value: T) => void, clear: () => void] {
  const key = prefix + name
  const [held, setHeld] = useState(() => ({ key, value: stored(key, empty) }))
  const value = held.key === key ? held.value : stored(key, empty)
  const set = (next: T) => {
    setHeld({ key, value: next })
    keep(key, next)
  }
  const clear = () => {
    setHeld({ key, value: empty })
    drop(key)
  }
  return [value, set, clear]
}

function stored<T>(key: string, empty: T): T {
  try {
    if (waiting.has(key)) return waiting.get(key) as T
    const text = localStorage.getItem(key)
    return text === null ? empty : (JSON.parse(text) as T)
  } catch {
    return empty
  }
}

/** What the store does not hold yet: a long draft is not written with each key, but twice a second. */
const waiting = new Map<string, unknown>()
let timer: ReturnType<typeof setTimeout> | undefined
const LATEST = 500

function keep(key: string, value: unknown): void {
  waiting.set(key, value)
  timer ??= setTimeout(write, LATEST)
}

function write(): void {
  clearTimeout(timer)
  timer = undefined
  for (const [key, value] of waiting)
    try {
      localStorage.setItem(key, JSON.stringify(value))
    } catch {
      // A full or forbidden store: the text is still on the page.
    }
  waiting.clear()
}

function drop(key: string): void {
  waiting.delete(key)
  localStorage.removeItem(key)
}

// A page that goes away, or behind another one on a phone, may not come back.
addEventListener('pagehide', write)
document.addEventListener('visibilitychange', write)

/** What is kept under names that begin so; `code` is the rest of the name. */
export function draftsNamed<T>(start: string): { name: string; code: string; value: T }[] {
  const begin = prefix + start
  write()
  return Object.keys(localStorage).flatMap((key) => {
    const value = key.startsWith(begin) ? stored<T | null>(key, null) : null
    return value === null ? [] : [{ name: key.slice(prefix.length), code: key.slice(begin.length), value }]
  })
}

/** Under the name of a page that is opened next. */
export const keepDraft = (name: string, value: unknown): void => keep(prefix + name, value)

export const dropDraft = (name: string): void => drop(prefix + name)

/** Another person at this device must not find what was being written. */
export function forgetDrafts(): void {
  waiting.clear()
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
}
