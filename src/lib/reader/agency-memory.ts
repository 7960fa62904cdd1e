const SIZE = 1024
const memory = {
  list: new Map<string, unknown>(),
  likeness: new Map<string, unknown>(),
  spelling: new Map<string, unknown>(),
}

/** Plans repeat the same agency cells row after row: what was found for one is kept while its document is read. */
export function remembered<T>(kind: keyof typeof memory, text: string, make: () => T): T {
  const known = memory[kind].get(text) as T | undefined
  if (known !== undefined) return known
  if (memory[kind].size >= SIZE) memory[kind].clear()
  const made = make()
  memory[kind].set(text, made)
  return made
}

/** Each document begins with an empty memory: nothing of one user's text outlives its reading. */
export function forgetAgencies(): void {
  for (const kept of Object.values(memory)) kept.clear()
}
