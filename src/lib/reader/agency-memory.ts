const SIZE = 1024
const memory = new Map<string, unknown>()

/** Plans repeat the same agency cells row after row: what was found for one is kept while its document is read. */
export function remembered<T>(kind: 'list' | 'likeness', text: string, make: () => T): T {
  const key = `${kind}:${text}`
  const known = memory.get(key) as T | undefined
  if (known !== undefined) return known
  if (memory.size >= SIZE) memory.clear()
  const made = make()
  memory.set(key, made)
  return made
}

/** Each document begins with an empty memory: nothing of one user's text outlives its reading. */
export function forgetAgencies(): void {
  memory.clear()
}
