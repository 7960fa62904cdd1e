/**
 * JSON that a jsonb column takes, from values read out of a stranger's file: PostgreSQL refuses the character nought and
 * halves of surrogate pairs, which a text may hold or a cut may leave.
 */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? storableText(each) : each))

/** The same for a text column. */
export const storableText = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/** The same for every text among the columns of a row. */
export const storableColumns = <T extends object>(columns: T): T =>
  Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [name, typeof value === 'string' ? storableText(value) : value]),
  ) as T
