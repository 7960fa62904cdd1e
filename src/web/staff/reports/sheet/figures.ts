import { figureTyped } from '#features/reports/filling/rules.ts'
import { type Figure, figureOf, isFigure, millionths, quotient, shownFigure } from '#lib/reporting/figure.ts'
import { type FormRow, type FormTable, fieldCode, partsOf } from '#lib/reporting/form.ts'

/** What was typed as a figure of the row: null when nothing was, or a dash; undefined when it is none. */
export const readTyped = (row: Pick<FormRow, 'options'>, text: string): Figure | null | undefined =>
  /^[–-]$/.test(text.trim()) ? null : figureTyped(row, text)

/** How it stands in the cell once it is read; what is no figure stays as it was typed. */
export function settled(row: Pick<FormRow, 'options'>, text: string): string {
  const figure = readTyped(row, text)
  if (figure === undefined) return text.trim()
  return figure === null ? '' : row.options ? figure : shownFigure(figure)
}

/** A figure as it stands in its cell. */
export const cellText = (row: Pick<FormRow, 'options'>, value: Figure | null): string =>
  value === null ? '' : row.options ? value : shownFigure(value)

/** A figure with its unit, for sentences. */
export const withUnit = (value: Figure | null, unit: string | null): string =>
  value === null ? '–' : `${shownFigure(value)}${unit === '%' ? '\u00a0%' : ''}`

/** The figure that follows from the others of its table; undefined while one of its parts is missing. */
export function follows(
  { rule, decimals }: FormRow,
  figureAt: (code: string) => Figure | null | undefined,
): Figure | undefined {
  if (!rule) return undefined
  const parts = partsOf({ rule } as FormRow).map(figureAt)
  if (!parts.every((part) => typeof part === 'string' && isFigure(part))) return undefined
  const units = parts.map((part) => millionths(part as Figure))
  if (rule.kind === 'sum') return figureOf(units.reduce((total, part) => total + part, 0n))
  return quotient(units[0] ?? 0n, units[1] ?? 0n, decimals, BigInt(rule.times)) ?? undefined
}

/**
 * Figures of a table that follow from those that were just written, as in a spreadsheet, with those that follow from
 * these. By field; `figureAt` knows what stands in every field now.
 */
export function following(
  { code: table, rows }: FormTable,
  written: ReadonlySet<string>,
  figureAt: (field: string) => Figure | null | undefined,
): Map<string, Figure> {
  const found = new Map<string, Figure>()
  const changed = new Set(written)
  const value = (row: string) => found.get(fieldCode(table, row)) ?? figureAt(fieldCode(table, row))
  // A form has no circles, so that so many rounds are enough.
  for (let round = 0; round < rows.length; round++) {
    const before = found.size
    for (const row of rows) {
      const field = fieldCode(table, row.code)
      if (written.has(field) || !partsOf(row).some((part) => changed.has(fieldCode(table, part)))) continue
      const figure = follows(row, value)
      if (figure === undefined || found.get(field) === figure) continue
      found.set(field, figure)
      changed.add(field)
    }
    if (found.size === before) break
  }
  return found
}

/** A figure as people read it: the words of a choice, per cent with its sign. */
export const shownIn = (row: Pick<FormRow, 'options' | 'unit'>, value: Figure | null, language: 'vi' | 'en'): string =>
  row.options?.find((option) => String(option.value) === value)?.words[language] ?? withUnit(value, row.unit)
