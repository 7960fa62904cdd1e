import type { CellValue, Column, Sheet } from '../office/table.ts'
import type { Figure } from './figure.ts'
import { columnHeads, fieldCode } from './form.ts'
import type { PrintedReport } from './print.ts'
import { bare } from './word-forms.ts'

/** A spreadsheet keeps 15 digits: a figure that is longer stays text. */
const cellOf = (value: Figure | undefined): CellValue =>
  value === undefined ? null : value.replace(/[-.]/g, '').length > 15 ? value : Number(value)

/** The report as sheets: its words, one sheet for each table, and the figures of each agency where there are several. */
export function reportSheets(report: PrintedReport): Sheet[] {
  const { form, sections, parts } = report
  const titles = new Map(form.sections.map(({ code, title }) => [code, title]))
  const words: Sheet = {
    name: 'Lời văn',
    columns: [
      { title: 'Mục', width: 8 },
      { title: 'Tên mục', width: 36 },
      { title: 'Nội dung', width: 110 },
    ],
    rows: sections.map(({ code, text }) => [code, titles.get(code) ?? '', text]),
  }
  const all = parts && report.own ? [report.own, ...parts] : parts
  return [words, ...form.tables.map((table) => tableSheet(report, table)), ...(all ? [partSheet(report, all)] : [])]
}

function tableSheet(
  { figures, before, notes, period }: PrintedReport,
  table: PrintedReport['form']['tables'][number],
): Sheet {
  const [order, name, unit, figure, note] = columnHeads
  const columns: Column[] = [
    { title: order, width: 8 },
    { title: name, width: 70 },
    { title: unit, width: 18 },
    ...(before
      ? [period, before.name].map((title): Column => ({ title, type: 'number', width: 18, above: [figure] }))
      : [{ title: `${figure} ${period}`, type: 'number', width: figure.length + period.length + 3 } as const]),
    { title: note, width: 40 },
  ]
  return {
    name: `Biểu ${table.code} ${table.title}`,
    columns,
    rows: table.rows.map(({ code, name: rowName, unit: rowUnit }) => {
      const field = fieldCode(table.code, code)
      const values = [figures[field], ...(before ? [before.figures[field]] : [])].map(cellOf)
      return [code, rowName, rowUnit, ...values, notes[field] ?? '']
    }),
  }
}

function partSheet({ form, figures }: PrintedReport, parts: NonNullable<PrintedReport['parts']>): Sheet {
  const fields = form.tables.flatMap((table) => {
    const names = new Map(table.rows.map((row) => [row.code, row.name]))
    return table.rows
      .filter(({ kind }) => kind !== 'heading')
      .map(({ code, name, unit }) => {
        const [top = ''] = code.split('.')
        const head = code === top ? [] : [`${top}. ${bare(names.get(top) ?? '')}`]
        const title = `${code}. ${bare(name)}${unit === null ? '' : ` (${unit})`}`
        return { field: fieldCode(table.code, code), title, above: [`Biểu ${table.code}. ${table.title}`, ...head] }
      })
  })
  const rowOf = (name: string, of: PrintedReport['figures']) => [name, ...fields.map(({ field }) => cellOf(of[field]))]
  return {
    name: 'Theo đơn vị',
    columns: [
      { title: 'Đơn vị', width: 36 },
      ...fields.map(({ title, above }): Column => ({ title, above, type: 'number', width: 16 })),
    ],
    rows: [rowOf('Tổng hợp', figures), ...parts.map(({ name, figures: own }) => rowOf(name, own))],
  }
}
