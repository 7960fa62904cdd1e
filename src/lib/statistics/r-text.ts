/** Text as R reads it, whatever is in it: a quoted string that cannot end early. */
export function rText(text: string): string {
  const escaped = text
    .toWellFormed()
    .replaceAll('\0', '')
    .replace(/[\\"]/g, '\\$&')
    .replace(/\p{Cc}|\u2028|\u2029/gu, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `"${escaped}"`
}

/** A number as R reads it, to the last bit. */
export function rNumber(value: number): string {
  if (Number.isNaN(value)) return 'NA_real_'
  return Number.isFinite(value) ? String(value) : value > 0 ? 'Inf' : '-Inf'
}

export const rTexts = (list: readonly string[]): string => `c(${list.map(rText).join(', ')})`
export const rNumbers = (list: readonly number[]): string => `c(${list.map(rNumber).join(', ')})`
