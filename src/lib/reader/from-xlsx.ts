import { hiddenColumnsOf, mergesOf, readSheet, type SheetPart, sheetsOf, type TakeRow } from '#lib/office/read-xlsx.ts'
import { openZip, type Zip, ZipUnreadable } from '#lib/office/zip.ts'
import type { BlockSource, SourceNote } from './blocks.ts'
import type { Flow, FlowItem } from './flow.ts'
import { blocksFromFlow } from './flow-blocks.ts'
import type { Refusal } from './reading.ts'
import { refuse } from './refuse.ts'
import { isDocument } from './sheet-figures.ts'
import { type Seen, withoutHidden } from './sheet-hidden.ts'
import { type SheetRow, sheetItems } from './sheet-layout.ts'

/** A plan of 1,000 rows has less than one; a sheet is read as one string. */
const MAX_UNPACKED = 48 * 1024 * 1024
const MAX_CELLS = 300_000
const MAX_ROWS = 20_000

/** Blocks of an Excel workbook: every sheet that is shown, its table of tasks with real spans, the rest as paragraphs. Never throws. */
export function blocksFromXlsx(bytes: Uint8Array): BlockSource | Refusal {
  try {
    const zip = openZip(bytes, MAX_UNPACKED)
    const sheets = sheetsOf(zip)
    return sheets ? read(zip, sheets) : refuse('unsupported_kind', 'Tệp không phải là bảng tính Excel (XLSX).')
  } catch (error) {
    return refusalOf(error)
  }
}

class TooMuch extends Error {
  override name = 'TooMuch'
}

function read(zip: Zip, sheets: readonly SheetPart[]): BlockSource | Refusal {
  const shown = sheets.filter((sheet) => !sheet.hidden)
  const items: FlowItem[] = []
  const notes = notesOf(sheets)
  const tally = { cells: 0, paragraphs: 0 }
  const figures: string[] = []
  let filled = 0
  for (const [i, sheet] of shown.entries()) {
    const all = rowsOf(zip, sheet.part, tally)
    const seen = withoutHidden(all, mergesOf(zip, sheet.part), hiddenColumnsOf(zip, sheet.part))
    notes.push(...hiddenNotes(sheet.name, seen))
    if (seen.rows.length === 0) continue
    const named = items.length > 0 && !/^(?:sheet|trang tính)\s?\d*$/i.test(sheet.name) ? sheet.name : undefined
    const found = sheetItems(seen.rows, seen.merges, { number: i + 1, paragraph: tally.paragraphs, named })
    tally.paragraphs = found.paragraph
    filled++
    if (found.figures) figures.push(sheet.name)
    items.push(...found.items)
  }
  if (figures.length > 0 && figures.length === filled && !isDocument(items)) return refuse('unsupported_kind', FIGURES)
  notes.push(...figureNotes(figures))
  const flow: Flow = { items, notes: [] }
  const source = blocksFromFlow(flow, { kind: 'xlsx', encoding: 'XLSX', notes })
  return source.blocks.length > 0 ? source : refuse('empty', 'Bảng tính không có chữ nào để đọc.')
}

const FIGURES =
  'Bảng tính chỉ có số liệu, không có nhiệm vụ: không thấy cột nội dung công việc cùng cột đơn vị chủ trì hoặc thời hạn. Điểm, kết quả chỉ số được nhập ở mục Chỉ số (“Nhập kết quả”). Nếu đây là kế hoạch, hãy tải tệp Word, PDF hoặc bảng có các cột đó.'

function figureNotes(sheets: readonly string[]): SourceNote[] {
  if (sheets.length === 0) return []
  const names = sheets.map((name) => `“${name}”`).join(', ')
  return [{ code: 'left_out', message: `Trang tính chỉ có số liệu, không có bảng nhiệm vụ: ${names}.` }]
}

function rowsOf(zip: Zip, part: string, tally: { cells: number }): (SheetRow & { hidden: boolean })[] {
  const rows: (SheetRow & { hidden: boolean })[] = []
  const take: TakeRow = (row, cells, hidden) => {
    const texts = cells.map(cellText)
    tally.cells += texts.filter((text) => text !== '').length
    if (tally.cells > MAX_CELLS || rows.length > MAX_ROWS) throw new TooMuch()
    if (texts.some((text) => text !== '')) rows.push({ row: row - 1, cells: texts, hidden })
  }
  readSheet(zip, part, take, { months: true })
  return rows
}

// Excel writes the carriage returns of pasted text as "_x000D_" (ECMA-376 part 1, § 22.9.2.19).
const cellText = (text: string): string =>
  text
    .replace(/_x000D_|\r/g, '')
    .replace(/[ \t\u00a0]+/g, ' ')
    .trim()

function notesOf(sheets: readonly SheetPart[]): SourceNote[] {
  const hidden = sheets.filter((sheet) => sheet.hidden)
  if (hidden.length === 0) return []
  const names = hidden.map(({ name }) => `“${name}”`).join(', ')
  return [{ code: 'left_out', message: `Trang tính ẩn không được đọc: ${names}.` }]
}

/** What stands hidden or filtered away on a sheet is not what its reader sees. */
function hiddenNotes(sheet: string, { hiddenRows, hiddenColumns }: Seen): SourceNote[] {
  const notes: SourceNote[] = []
  const say = (what: string): void => {
    const message = `Trang tính “${sheet}” có ${what} đang ẩn hoặc bị lọc, không được đọc. Nếu cần, hãy hiện lại trong Excel, lưu và tải lên lại.`
    notes.push({ code: 'left_out', message })
  }
  if (hiddenRows.length > 0) say(`${hiddenRows.length} dòng (dòng ${rangesOf(hiddenRows)})`)
  if (hiddenColumns.length > 0) say(`cột ${hiddenColumns.map(letterOf).join(', ')}`)
  return notes
}

/** "12–15, 20", at most five of them. */
function rangesOf(rows: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const row of rows) {
    const open = ranges.at(-1)
    if (open && row === open[1] + 1) open[1] = row
    else ranges.push([row, row])
  }
  const shown = ranges.slice(0, 5).map(([from, to]) => (from === to ? `${from + 1}` : `${from + 1}–${to + 1}`))
  return ranges.length > 5 ? `${shown.join(', ')}, …` : shown.join(', ')
}

const letterOf = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letterOf(Math.floor(column / 26) - 1) + letterOf(column % 26)

function refusalOf(error: unknown): Refusal {
  if (error instanceof TooMuch) return refuse('too_big', 'Bảng tính có quá nhiều ô so với một kế hoạch.')
  if (error instanceof ZipUnreadable && error.code === 'encrypted')
    return refuse('encrypted', 'Tệp được đặt mật khẩu. Hãy bỏ mật khẩu rồi tải lại.')
  if (error instanceof ZipUnreadable && error.code !== 'damaged')
    return refuse('too_big', 'Tệp Excel phình quá lớn khi mở (bất thường). Hãy mở bằng Excel, lưu lại rồi tải lên.')
  return refuse('damaged', 'Tệp Excel bị hỏng, không mở được. Hãy mở bằng Excel, lưu lại (XLSX) rồi tải lên.')
}
