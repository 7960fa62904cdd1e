/** Text that a text or jsonb column takes: PostgreSQL refuses the character nought and halves of surrogate pairs. */
export const storableText = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/** The same for every text inside a plain value: what a stranger sends, or what was read out of a stranger's file. */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value)
  if (Array.isArray(value)) return value.map(storable)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [storableText(name), storable(each)]))
}

/** JSON for a jsonb column. */
export const storableJson = (value: unknown): string => JSON.stringify(storable(value))
