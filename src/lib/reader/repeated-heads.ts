import type { Grid, Unit } from './units.ts'

/** The rows of the header, that of column numbers among them: a page may repeat each of them. */
export const headLines = (rows: Grid['cells']): Set<string> =>
  new Set(rows.filter((row) => new Set(row.map(({ text }) => text)).size > 2).map(lineOf))
export const lineOf = (row: readonly Unit[]): string => row.map(({ text }) => text).join('\u0001')

export function isRepeatedHeader(row: readonly Unit[], titles: readonly string[]): boolean {
  return row.length > 2 && row.every((cell, c) => cell.text === titles[c])
}
