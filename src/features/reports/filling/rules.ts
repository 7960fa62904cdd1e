import { type Background, checkFigures, type Finding as FoundBy } from '#lib/reporting/check.ts'
import { type Figure, isFigure } from '#lib/reporting/figure.ts'
import { following } from '#lib/reporting/following.ts'
import { type FormRow, type FormTable, fieldCode, type ReportForm } from '#lib/reporting/form.ts'
import { parseVietnameseDecimal } from '#lib/vietnamese/numbers.ts'
import type { CellWrite, Finding } from './schema.ts'

export type FormField = { field: string; row: FormRow; table: FormTable }

// A form is never changed after it was read, so that what follows from it is worked out once.
const known = new WeakMap<ReportForm, FormField[]>()

/** The rows of a form that hold a figure, in its order. */
export function fieldsOf(form: ReportForm): FormField[] {
  const before = known.get(form)
  if (before) return before
  const fields = form.tables.flatMap((table) =>
    table.rows
      .filter(({ kind }) => kind !== 'heading')
      .map((row) => ({ field: fieldCode(table.code, row.code), row, table })),
  )
  known.set(form, fields)
  return fields
}

/** What is written about one figure. */
export type CellValues = {
  field: string
  value: Figure | null
  source: 'typed' | 'bound' | 'consolidated'
  note: string | null
  reason: string | null
  boundReason: string | null
  /** Of a figure that was put together: the part of the agency itself. */
  ownShare: Figure | null
  version: number
}

export const blankCell = (field: string): CellValues => ({
  ...{ field, value: null, source: 'typed', note: null, reason: null, boundReason: null, ownShare: null, version: 0 },
})

export type Fault = { field: string; code: string; message: string }

/** What was typed as a figure of the row: null when nothing was, undefined when it is none. */
export function figureTyped({ options }: Pick<FormRow, 'options'>, text: string): Figure | null | undefined {
  const typed = text.trim()
  if (typed === '') return null
  const chosen = options?.find(({ words }) => [words.vi, words.en].includes(typed))
  if (chosen) return String(chosen.value)
  const figure = parseVietnameseDecimal(typed)
  return figure !== null && isFigure(figure) ? figure : undefined
}

/** The cell after a write, or why what was written is no figure. */
export function cellAfter(
  before: CellValues,
  write: CellWrite,
  row: FormRow,
  bound: Figure | null | undefined,
): CellValues | Fault {
  const said = write.typed === undefined ? write.value : figureTyped(row, write.typed)
  const typed = write.typed ?? write.value ?? ''
  const wrong = write.typed === undefined ? typeof said === 'string' && !isFigure(said) : said === undefined
  if (wrong) {
    const message = `“${typed.slice(0, 60)}” không phải là số; ô giữ số cũ.`
    return { field: write.field, code: 'number', message }
  }
  const value = write.typed === undefined && write.value === undefined ? before.value : (said ?? null)
  const touched = write.typed !== undefined || write.value !== undefined
  if (row.bound?.kind === 'survey' && touched && value !== null && value !== bound) {
    const message = 'Số này lấy từ kết quả khảo sát đã công bố, không nhập tay; ô giữ số của hệ thống.'
    return { field: write.field, code: 'survey', message }
  }
  const counted = bound !== undefined && (value === null || value === bound)
  const source = !touched ? before.source : counted ? 'bound' : 'typed'
  const kept = (now: string | null | undefined, then: string | null) => (now === undefined ? then : now || null)
  return {
    ...{ field: write.field, value, source, ownShare: before.ownShare, version: before.version },
    note: kept(write.note, before.note),
    reason: kept(write.reason, before.reason),
    boundReason: kept(write.boundReason, before.boundReason),
  }
}

export const isFault = (it: CellValues | Fault): it is Fault => 'code' in it

export const sameWords = (a: CellValues, b: CellValues): boolean =>
  a.value === b.value && a.note === b.note && a.reason === b.reason && a.boundReason === b.boundReason

/** The figure that counts: what a person wrote, else what the program counts. */
export const standing = (
  cell: Pick<CellValues, 'value' | 'source'> | undefined,
  bound: Figure | null | undefined,
): Figure | null =>
  cell && (cell.value !== null || cell.source !== 'bound' || bound === undefined) ? cell.value : (bound ?? null)

type Checked = {
  form: ReportForm
  values: ReadonlyMap<string, Figure>
  cells: ReadonlyMap<string, CellValues>
  bound: ReadonlyMap<string, { value: Figure | null }>
  background: Background
}

/** Everything that is wrong or odd, with whether somebody has said why it is right. */
export function findingsOf({ form, values, cells, bound, background }: Checked): Finding[] {
  const odd = checkFigures(form, values, background).map(({ field, severity, code, message }: FoundBy): Finding => {
    const explained = severity === 'warning' && Boolean(cells.get(field)?.reason)
    return { field, severity, code, message: message.vi, explained }
  })
  // What the program counts is about the agency itself, not about those whose figures were added.
  const told = (field: string) => cells.get(field)?.ownShare ?? values.get(field)
  return [...odd, ...fieldsOf(form).flatMap(({ field }) => differing(field, told(field), bound, cells))]
}

function differing(
  field: string,
  value: Figure | undefined,
  bound: Checked['bound'],
  cells: Checked['cells'],
): Finding[] {
  const counted = bound.get(field)?.value ?? null
  if (counted === null || value === undefined || value === counted) return []
  const message = `Khác số mà hệ thống đếm được (${counted.replace('.', ',')}); hãy nêu lý do.`
  const explained = Boolean(cells.get(field)?.boundReason)
  return [{ field, severity: 'warning', code: 'bound', message, explained }]
}

/** Figures that are filled in and follow from one that was changed, by field. */
export function followers(form: ReportForm, values: ReadonlyMap<string, Figure>, changed: string): Map<string, Figure> {
  const table = fieldsOf(form).find(({ field }) => field === changed)?.table
  if (!table) return new Map()
  const isOpen = (field: string) => values.has(field)
  return following(table, new Set([changed]), { figureAt: (field) => values.get(field), isOpen })
}
