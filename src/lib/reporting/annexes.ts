import type { Annex, Cell, Table, TableColumn } from '../office/document.ts'
import { type Figure, shownFigure } from './figure.ts'
import { columnHeads, type FormRow, type FormTable, fieldCode } from './form.ts'
import type { PrintedReport } from './print.ts'
import { bare } from './word-forms.ts'

type UnnumberedAnnex = Omit<Annex, 'number'>

/** One landscape annex for each table, with the columns that the form prints. */
export const figureAnnexes = (report: PrintedReport): UnnumberedAnnex[] =>
  report.form.tables.map((table) => ({
    title: table.title,
    landscape: true,
    blocks: [figureTable(table, report)],
  }))

/** Remarks of more letters want room: where a figure comes from takes a sentence or two. */
const longNote = 80

/** Two levels of heads where the period before stands beside this one, and the line of column numbers below them. */
function figureTable(table: FormTable, { figures, before, notes, period }: PrintedReport): Table {
  const [order, name, unit, figure, note] = columnHeads
  const high = (text: string): Cell => (before ? { text, rowSpan: 2 } : text)
  const top: Cell[] = [
    high(order),
    high(name),
    high(unit),
    before ? { text: figure, columnSpan: 2 } : figure,
    high(note),
  ]
  const second: Cell[][] = before ? [[period, before.name]] : []
  const rows = table.rows.map(({ code }) => notes[fieldCode(table.code, code)] ?? '')
  const isWordy = rows.some((words) => words.length > longNote)
  const columns: TableColumn[] = [
    { width: 6, align: 'center' },
    { width: isWordy ? 34 : 52 },
    { width: 15, align: 'center' },
    ...(before
      ? ([
          { width: 12, align: 'right' },
          { width: 12, align: 'right' },
        ] as const)
      : [{ width: 14, align: 'right' } as const]),
    { width: isWordy ? 40 : 22 },
  ]
  const numbers: Cell[] = columns.map((_, i) => ({ text: [{ text: `(${i + 1})`, italic: true, bold: false }] }))
  return {
    kind: 'table',
    columns,
    header: [top, ...second, numbers],
    rows: table.rows.map((row) => {
      const field = fieldCode(table.code, row.code)
      const values = [figures[field], ...(before ? [before.figures[field]] : [])]
      return figureRow(row, values, notes[field] ?? '', columns.length)
    }),
  }
}

/** A heading spans all columns; a figure that is missing stays empty and is said to be missing. */
function figureRow(row: FormRow, values: readonly (Figure | undefined)[], note: string, columns: number): Cell[] {
  const bold = !row.code.includes('.')
  if (row.kind === 'heading') {
    const unit = row.unit === null ? '' : ` (${row.unit})`
    return [
      { text: row.code, bold: true },
      { text: `${bare(row.name)}${unit}`, columnSpan: columns - 1, bold: true },
    ]
  }
  const missing = values[0] === undefined ? 'Chưa có số liệu' : ''
  return [
    { text: row.code, bold },
    { text: row.name, bold },
    row.unit ?? '',
    ...values.map((value) => (value === undefined ? '' : shownFigure(value))),
    [missing, note].filter((words) => words !== '').join('. '),
  ]
}

const mostFigureColumns = 8

/**
 * The figures of each agency behind a report that was put together: agencies below each other, at most eight figures
 * beside each other, each under the row of the form that it belongs to.
 */
export function partAnnexes({ form, parts: others, own, figures }: PrintedReport): UnnumberedAnnex[] {
  if (others === null || others.length === 0) return []
  const parts = own ? [own, ...others] : others
  return form.tables.flatMap((table) => {
    const rows = table.rows.filter(({ kind, code }) => {
      return kind !== 'heading' && parts.some((part) => part.figures[fieldCode(table.code, code)] !== undefined)
    })
    const slices = evenSlices(rows, mostFigureColumns)
    if (slices.length === 0) return []
    const blocks = slices.map((slice) => partTable(table, slice, { parts, figures }))
    return [{ title: `${table.title}: số liệu của từng đơn vị`, landscape: true, blocks }]
  })
}

/** As few slices as the limit allows, all about equally long: no table is left with a single column. */
function evenSlices<T>(list: readonly T[], most: number): T[][] {
  const length = Math.ceil(list.length / Math.max(1, Math.ceil(list.length / most)))
  return Array.from({ length: length === 0 ? 0 : Math.ceil(list.length / length) }, (_, i) =>
    list.slice(i * length, (i + 1) * length),
  )
}

function partTable(
  table: FormTable,
  rows: readonly FormRow[],
  { parts, figures }: { parts: NonNullable<PrintedReport['parts']>; figures: PrintedReport['figures'] },
): Table {
  const valuesOf = (of: PrintedReport['figures']) =>
    rows.map(({ code }) => {
      const value = of[fieldCode(table.code, code)]
      return value === undefined ? '' : shownFigure(value)
    })
  const whole: Cell[] = [
    { text: '' },
    { text: 'Tổng hợp', bold: true },
    ...valuesOf(figures).map((text) => ({ text, bold: true })),
  ]
  return {
    kind: 'table',
    size: 10,
    columns: [
      { width: 5, align: 'center' },
      { width: 22 },
      ...rows.map((): TableColumn => ({ width: Math.min(20, 73 / rows.length), align: 'right' })),
    ],
    header: partHeads(table, rows),
    rows: [whole, ...parts.map(({ name, figures: own }, i): Cell[] => [String(i + 1), name, ...valuesOf(own)])],
  }
}

/** First the row of the form to which the figures belong, then the figures; one that stands alone spans both levels. */
function partHeads(table: FormTable, rows: readonly FormRow[]): Cell[][] {
  const groups = [...Map.groupBy(rows, ({ code }) => code.split('.')[0] ?? '')]
  const flat = groups.every(([, own]) => own.length === 1)
  const high = (text: string): Cell => (flat ? text : { text, rowSpan: 2 })
  const top = groups.map(([code, own]): Cell => {
    const head = table.rows.find((row) => row.code === code)
    if (own.length === 1) return high(headOf(own[0]!))
    return { text: `${code}. ${bare(head?.name ?? '')}`, columnSpan: own.length }
  })
  const below = groups.filter(([, own]) => own.length > 1).flatMap(([, own]) => own.map(headOf))
  return flat ? [[high('STT'), high('Đơn vị'), ...top]] : [[high('STT'), high('Đơn vị'), ...top], below]
}

const headOf = ({ code, name, unit }: FormRow): string =>
  `${code}. ${bare(name)}${unit === null || unit.includes('=') ? '' : ` (${unit})`}`
