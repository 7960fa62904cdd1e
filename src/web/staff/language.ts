import { useSyncExternalStore } from 'react'
import { keepLocale, type Locale, loadLanguage, locale } from './words.ts'

const listeners = new Set<() => void>()

export const useLocale = (): Locale =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, locale)

/** Loads the other language, then draws the app in it. */
export async function speak(next: Locale): Promise<void> {
  keepLocale(next)
  if (next === locale()) return
  await loadLanguage(next)
  for (const listener of listeners) listener()
}
