import { figureTyped } from '#features/reports/filling/rules.ts'
import { type Figure, shownFigure } from '#lib/reporting/figure.ts'
import type { FormRow } from '#lib/reporting/form.ts'

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

/** A figure as people read it: the words of a choice, per cent with its sign. */
export const shownIn = (row: Pick<FormRow, 'options' | 'unit'>, value: Figure | null, language: 'vi' | 'en'): string =>
  row.options?.find((option) => String(option.value) === value)?.words[language] ?? withUnit(value, row.unit)
