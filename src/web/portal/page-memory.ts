type Made = { page: Promise<string>; until: number }

/**
 * Pages that were just made, for a few seconds: when a thousand people open the same page at once it is made once.
 * What failed is not kept; the oldest give way when there are too many.
 */
export function pageMemory({ seconds, most }: { seconds: number; most: number }) {
  const kept = new Map<string, Made>()
  return (key: string, make: () => Promise<string>, now = Date.now()): Promise<string> => {
    const found = kept.get(key)
    if (found && found.until > now) return found.page
    const page = make()
    const made = { page, until: now + seconds * 1000 }
    kept.delete(key)
    kept.set(key, made)
    page.catch(() => kept.get(key) === made && kept.delete(key))
    const oldest = kept.size > most ? kept.keys().next().value : undefined
    if (oldest !== undefined) kept.delete(oldest)
    return page
  }
}
