import { type Figure, figureOf, isFigure, millionths, quotient } from './figure.ts'
import { type FormRow, type FormTable, fieldCode, partsOf } from './form.ts'

/** The figure of a row that follows from others of its table; undefined while one of its parts is missing. */
export function follows(
  row: Pick<FormRow, 'rule' | 'decimals'>,
  figureAt: (code: string) => Figure | null | undefined,
): Figure | undefined {
  const { rule, decimals } = row
  if (!rule) return undefined
  const parts = partsOf(row).map(figureAt)
  if (!parts.every((part) => typeof part === 'string' && isFigure(part))) return undefined
  const units = parts.map((part) => millionths(part as Figure))
  if (rule.kind === 'sum') return figureOf(units.reduce((total, part) => total + part, 0n))
  return quotient(units[0] ?? 0n, units[1] ?? 0n, decimals, BigInt(rule.times)) ?? undefined
}

type Following = {
  /** What stands in every field now, what was just written included. */
  figureAt: (field: string) => Figure | null | undefined
  /** Rows that may be filled; all when left out. */
  isOpen?: (field: string) => boolean
}

/**
 * Figures of a table that follow from those that were just written, as in a spreadsheet, with those that follow from
 * these: only those that become another figure, by field (SPEC D12).
 */
export function following(
  { code: table, rows }: FormTable,
  written: ReadonlySet<string>,
  { figureAt, isOpen = () => true }: Following,
): Map<string, Figure> {
  const found = new Map<string, Figure>()
  const moved = new Set(written)
  const value = (row: string) => found.get(fieldCode(table, row)) ?? figureAt(fieldCode(table, row))
  // A form has no circles, so that so many rounds settle every row.
  for (let round = 0, again = true; again && round <= rows.length; round++) {
    again = false
    for (const row of rows) {
      const field = fieldCode(table, row.code)
      if (written.has(field) || !isOpen(field) || !partsOf(row).some((part) => moved.has(fieldCode(table, part))))
        continue
      const figure = follows(row, value)
      if (figure === undefined || figure === value(row.code)) continue
      found.set(field, figure)
      moved.add(field)
      again = true
    }
  }
  return found
}
