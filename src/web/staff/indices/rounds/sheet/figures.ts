import { parseVietnameseNumber } from '#lib/vietnamese/numbers.ts'
import type { Output } from '../../../api.ts'
import { locale } from '../../../words.ts'

export type Sheet = Output<'round.sheet'>
export type FormRow = Sheet['rows'][number]
export type Line = Sheet['lines'][number]
export type Figure = FormRow['figures'][number]
export type Claim = NonNullable<Line['claim']>
export type FigureValue = Claim['figures'][string]

export const emptyClaim: Claim = { figures: {}, notApplicable: [], penalties: [], gates: [], given: null }

/** Points as the form prints them. */
export function pointsText(value: string | null): string {
  if (value === null) return ''
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  return new Intl.NumberFormat(locale() === 'vi' ? 'vi-VN' : 'en-GB', digits).format(Number(value))
}

/** What stands in a field for a figure; a rate is a share of 1 and is typed in percent. */
export function figureText(figure: Figure, value: FigureValue | undefined): string {
  if (typeof value !== 'number') return typeof value === 'string' ? value : ''
  const shown = figure.kind === 'rate' ? Number((value * 100).toPrecision(15)) : value
  return new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 12 }).format(shown)
}

/** What was typed as a figure: null when the field is empty, undefined when it is no number. */
export function readFigure(figure: Figure, text: string): number | null | undefined {
  const typed = text.trim().replace(/%$/, '').trim()
  if (typed === '') return null
  const value = parseVietnameseNumber(typed)
  if (value === null) return undefined
  return figure.kind === 'rate' ? Number((value / 100).toPrecision(15)) : value
}

/** Points typed with a comma or a point; undefined when they are none. */
export function readPoints(text: string): string | null | undefined {
  const typed = text.trim().replace(',', '.')
  if (typed === '') return null
  return /^-?\d{1,4}(\.\d{1,12})?$/.test(typed) ? typed : undefined
}

/** Whether its agency may write on the line: the sheet is open to it, or the line came back. */
export const isLineOpen = (parts: { mayScore: boolean; mayFix: boolean }, line: Pick<Line, 'returned'>): boolean =>
  parts.mayScore || (parts.mayFix && line.returned !== null)

/** A line whose figures fit into its row: no parts, no more than two fields. */
export const isShort = (row: FormRow): boolean => row.figures.length > 0 && row.figures.length <= 2
