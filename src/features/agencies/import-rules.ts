import type { z } from 'zod'
import type { Kind, Level } from '#features/directory/schema.ts'
import { isPlainDate } from '#lib/calendar/plain-date.ts'
import type { TableRow } from '#lib/office/read-table.ts'
import { formatDate, parseVietnameseDate } from '#lib/vietnamese/dates.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { clean } from '#lib/vietnamese/normalize.ts'
import { AgencyCode, AgencyName, type ImportRowError } from './schema.ts'
import {
  type ColumnName,
  columnNames,
  columns,
  kindOf,
  kindWords,
  levelOf,
  levelWords,
  neededColumns,
  splitAliases,
} from './table.ts'

type RowError = z.infer<typeof ImportRowError>

/** One row of the file, understood; `row` is its number in the spreadsheet. */
export type ImportRow = {
  row: number
  code: string
  name: string
  shortName: string | null
  level: Level
  kind: Kind
  parentCode: string | null
  validFrom: string | null
  validTo: string | null
  aliases: string[]
}

export type ReadRows = { rows: ImportRow[]; errors: RowError[]; count: number }

export const MOST_ROWS = 10_000

/** Reads the rows of a table by the titles of its first row. Every mistake is named with its row and column. */
export function readAgencyRows(table: readonly TableRow[], today: string): ReadRows {
  const [head, ...body] = table
  const found = new Map<ColumnName, number>()
  for (const name of columnNames) {
    const at = head?.cells.findIndex((cell) => fold(cell) === fold(columns[name])) ?? -1
    if (at >= 0) found.set(name, at)
  }
  const missing = neededColumns.filter((name) => !found.has(name))
  if (missing.length > 0) {
    const message = `Dòng tiêu đề thiếu cột ${missing.map((name) => `“${columns[name]}”`).join(', ')}.`
    return { rows: [], errors: [{ row: head?.row ?? 1, column: null, message }], count: body.length }
  }
  if (body.length === 0) {
    return {
      rows: [],
      errors: [{ row: 1, column: null, message: 'Tệp chỉ có dòng tiêu đề, chưa có đơn vị nào.' }],
      count: 0,
    }
  }
  const errors: RowError[] = []
  const rows = body.flatMap((line) => readRow(line, found, today, errors) ?? [])
  return { rows, errors: [...errors, ...repeatedCodes(rows)], count: body.length }
}

function readRow(
  { row, cells }: TableRow,
  found: ReadonlyMap<ColumnName, number>,
  today: string,
  errors: RowError[],
): ImportRow | undefined {
  const cell = (name: ColumnName) => clean(cells[found.get(name) ?? -1] ?? '')
  const before = errors.length
  const wrong = (name: ColumnName, message: string) => errors.push({ row, column: columns[name], message })
  const code = cell('code')
  if (!AgencyCode.safeParse(code).success) wrong('code', codeMessage(code))
  const name = cell('name')
  if (!AgencyName.safeParse(name).success)
    wrong('name', name === '' ? 'Thiếu tên đơn vị.' : 'Tên dài từ 2 đến 200 ký tự.')
  const level = levelOf(cell('level'))
  if (!level) wrong('level', notAWord(cell('level'), levelWords))
  const kind = kindOf(cell('kind'))
  if (!kind) wrong('kind', notAWord(cell('kind'), kindWords))
  const shortName = cell('shortName') || null
  if (shortName && shortName.length > 60) wrong('shortName', 'Tên ngắn dài nhất 60 ký tự.')
  const validFrom = dayOf(cell('validFrom'))
  if (validFrom === undefined) wrong('validFrom', notADay(cell('validFrom')))
  const validTo = dayOf(cell('validTo'))
  if (validTo === undefined) wrong('validTo', notADay(cell('validTo')))
  if (validTo && validTo < (validFrom ?? today)) wrong('validTo', 'Ngày chấm dứt phải từ ngày thành lập trở đi.')
  const aliases = splitAliases(cells[found.get('aliases') ?? -1] ?? '')
  if (aliases.some((alias) => alias.length > 200))
    wrong('aliases', 'Một tên gọi khác dài nhất 200 ký tự; các tên cách nhau bằng dấu chấm phẩy.')
  const parentCode = cell('parentCode') || null
  if (parentCode !== null && parentCode === code) wrong('parentCode', 'Đơn vị không thể là cấp trên của chính mình.')
  if (errors.length > before || !level || !kind || validFrom === undefined || validTo === undefined) return undefined
  return { row, code, name, shortName, level, kind, parentCode, validFrom, validTo, aliases }
}

const codeMessage = (code: string) =>
  code === ''
    ? 'Thiếu mã đơn vị.'
    : `Mã “${code}” chỉ được gồm chữ thường không dấu, chữ số, dấu chấm và gạch nối, dài nhất 60 ký tự.`

const notAWord = (text: string, words: Record<string, string>) =>
  `${text === '' ? 'Ô trống' : `“${text}” không có trong danh sách`}; hãy ghi một trong: ${Object.values(words).join(', ')}.`

const notADay = (text: string) => `“${text}” không phải là ngày; hãy ghi dạng 01/07/2025.`

/** Null for an empty cell, undefined for what is no day. */
function dayOf(text: string): string | null | undefined {
  if (text === '') return null
  if (isPlainDate(text)) return text
  const day = parseVietnameseDate(text)
  return day !== null && isPlainDate(day) ? day : undefined
}

function repeatedCodes(rows: readonly ImportRow[]): RowError[] {
  const first = new Map<string, number>()
  return rows.flatMap(({ row, code }) => {
    const before = first.get(code)
    if (before === undefined) first.set(code, row)
    return before === undefined ? [] : [{ row, column: columns.code, message: `Mã “${code}” đã có ở dòng ${before}.` }]
  })
}

/** An agency as the table has it, known already. */
export type Known = Omit<ImportRow, 'row' | 'validFrom'> & { id: string; validFrom: string }

type Stored = Omit<Known, 'parentCode' | 'aliases'>

/** What an import would write. */
export type ImportPlan = {
  added: Stored[]
  changed: Stored[]
  parents: { agencyId: string; parentId: string; from: string; to: string | null }[]
  aliases: { agencyId: string; alias: string }[]
  unchanged: number
  errors: RowError[]
}

/**
 * Compares the rows with what is known. History is not rewritten by a table: another name, place, beginning or end of a
 * known agency is an error that names the operation to use; a corrected spelling is taken.
 */
export function planImport(
  rows: readonly ImportRow[],
  known: readonly Known[],
  today: string,
  newId: () => string,
): ImportPlan {
  const before = new Map(known.map((agency) => [agency.code, agency]))
  const ids = new Map(known.map(({ code, id }) => [code, id]))
  for (const { code } of rows) if (!ids.has(code)) ids.set(code, newId())
  const plan: ImportPlan = { added: [], changed: [], parents: [], aliases: [], unchanged: 0, errors: [] }
  for (const row of rows) {
    const parentId = row.parentCode === null ? null : ids.get(row.parentCode)
    if (parentId === undefined) {
      const message = `Không có đơn vị mang mã “${row.parentCode}” trong tệp và trong hệ thống.`
      plan.errors.push({ row: row.row, column: columns.parentCode, message })
    } else planRow(plan, row, before.get(row.code), { id: ids.get(row.code)!, parentId, today })
  }
  plan.errors.push(...loops(rows, known))
  return plan
}

type Links = { id: string; parentId: string | null; today: string }

function planRow(plan: ImportPlan, row: ImportRow, known: Known | undefined, { id, parentId, today }: Links): void {
  const { code, name, shortName, level, kind, validTo } = row
  const validFrom = row.validFrom ?? known?.validFrom ?? today
  const stored = { id, code, name, shortName, level, kind, validFrom, validTo: validTo ?? known?.validTo ?? null }
  const fresh = row.aliases.filter((alias) => !known?.aliases.some((each) => fold(each) === fold(alias)))
  const errors = known ? historyErrors(row, known) : []
  if (errors.length > 0) {
    plan.errors.push(...errors)
    return
  }
  plan.aliases.push(...fresh.map((alias) => ({ agencyId: id, alias })))
  const placed = parentId !== null && known?.parentCode == null
  if (placed && parentId) plan.parents.push({ agencyId: id, parentId, from: validFrom, to: stored.validTo })
  const same =
    known &&
    known.name === name &&
    known.level === level &&
    known.kind === kind &&
    (shortName === null || known.shortName === shortName)
  if (!known) plan.added.push(stored)
  else if (!same) plan.changed.push({ ...stored, shortName: shortName ?? known.shortName })
  else if (placed || fresh.length > 0) plan.changed.push({ ...stored, shortName: known.shortName })
  else plan.unchanged++
}

function historyErrors(row: ImportRow, known: Known): RowError[] {
  const errors: RowError[] = []
  const wrong = (name: ColumnName, message: string) => errors.push({ row: row.row, column: columns[name], message })
  if (fold(row.name) !== fold(known.name))
    wrong(
      'name',
      `Mã này đang là “${known.name}”. Nếu đơn vị đổi tên, hãy dùng chức năng Đổi tên để giữ tên cũ theo ngày.`,
    )
  if (row.parentCode !== null && known.parentCode !== null && row.parentCode !== known.parentCode)
    wrong(
      'parentCode',
      `Cấp trên đang là “${known.parentCode}”. Hãy dùng chức năng Chuyển cấp trên để ghi từ ngày nào.`,
    )
  if (row.validFrom !== null && row.validFrom !== known.validFrom)
    wrong('validFrom', `Ngày thành lập đang ghi là ${formatDate(known.validFrom)}; nhập tệp không sửa ngày này.`)
  if (row.validTo !== null && row.validTo !== known.validTo)
    wrong('validTo', 'Hãy dùng chức năng Chấm dứt hoạt động để ghi văn bản và đơn vị kế thừa.')
  return errors
}

/** Rows whose superiors lead back to themselves. */
function loops(rows: readonly ImportRow[], known: readonly Known[]): RowError[] {
  const above = new Map<string, string | null>(known.map(({ code, parentCode }) => [code, parentCode]))
  for (const { code, parentCode } of rows) if (parentCode !== null) above.set(code, parentCode)
  return rows.flatMap(({ row, code, parentCode }) => {
    const seen = new Set<string>()
    let next = parentCode
    while (next !== null && next !== code && !seen.has(next)) {
      seen.add(next)
      next = above.get(next) ?? null
    }
    const message = 'Các cấp trên nối vòng về chính đơn vị này.'
    return next === code && parentCode !== code ? [{ row, column: columns.parentCode, message }] : []
  })
}
