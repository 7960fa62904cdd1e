/** What stands in a field for numbers: a number, or text that is none yet: nothing, a minus alone. */
export type TypedNumber = number | string

export type NumberRange = { from: number; to: number; whole?: boolean }

/** The number that was typed; undefined while there is none, or one that the field does not take. */
export function readNumber(typed: TypedNumber, { from, to, whole = false }: NumberRange): number | undefined {
  const value = typeof typed === 'number' ? typed : typed.trim() === '' ? Number.NaN : Number(typed)
  if (!(value >= from && value <= to)) return undefined
  return whole && !Number.isInteger(value) ? undefined : value
}
