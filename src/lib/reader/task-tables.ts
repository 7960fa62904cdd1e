import { parseRoman } from '#lib/vietnamese/roman.ts'
import type { Lines } from './blocks.ts'
import type { ColumnRole } from './columns.ts'
import { withLastCells } from './empty-cells.ts'
import { mendCells, withoutRepeatedHeads } from './flat-cells.ts'
import { mostlyFull } from './full-columns.ts'
import { type FlatHeader, flatHeaderAt } from './table-header.ts'
import { continueTable, type GridTable, sameTitles } from './table-parts.ts'
import { type ReadTable, rowsOfFlatTable, rowsOfGrid } from './table-rows.ts'
import type { Unit } from './units.ts'
import { firstRowBehind, rolesWithoutTitles } from './untitled-flat.ts'
import { isCapitals } from './wrapping.ts'

/** A table of tasks and where it stands among the units of the document. */
export type TableRegion = {
  from: number
  /** Index behind the last unit. */
  to: number
  table: ReadTable
  titles: string[]
  lines: Lines
}

/** Lines of law libraries and news sites that stand behind the document itself. */
export const SITE_CHROME =
  /^(?:hieu luc van ban|thuoc tinh van ban|tai van ban(?:$|:| ve| goc| nay)|tai ve(?:$|:)|van ban lien quan(?:$|:| \()|luoc do(?:$|:)|in (?:trang|bai)(?:$|:| nay| viet)|tin lien quan|tin khac(?:$|:)|cac tin khac|so hieu:|chia se(?:$|:| bai| len| qua|,)|quay lai(?:$|:| trang)|binh luan(?:$|:| \()|tin bai khac|ban dang xem|nguoi ky:|loai van ban:)/
const ANNEX = /^(?:phu luc|bieu (?:tong hop|so|mau)|danh muc nhiem vu|bang phan cong|bang tong hop)\b/
const SIGNATURE = /^(?:noi nhan|tm\. |kt\. |tl\. |tuq\. |t\/m )/

export function isAnnexHeading(unit: Unit): boolean {
  if (unit.text.length > 120 || !ANNEX.test(unit.fold)) return false
  return isCapitals(unit.text.slice(0, 7)) || unit.text.length < 40 || unit.heading
}

const NUMBERED_ANNEX = /^(?:phu luc|bieu(?: so| mau)?)(?: so)? ?[ivx\d]{0,4}[a-z]?[.:]?$/
const ATTACHED = /^\(?(?:kem theo|ban hanh kem theo)/

/** "Bảng tổng hợp kết quả" is a product as well: in small letters an annex has a number, or its title and table follow. */
function opensAnnex(units: readonly Unit[], at: number): boolean {
  const unit = units[at]!
  if (!isAnnexHeading(unit)) return false
  if (isCapitals(unit.text.slice(0, 12)) || NUMBERED_ANNEX.test(unit.fold)) return true
  const next = units.slice(at + 1, at + 5)
  return next.some((each, i) => ATTACHED.test(each.fold) || flatHeaderAt(units, at + 1 + i) !== undefined)
}

/** All tables of tasks, flattened or with a grid. Flattened ones begin at their header and end where the document goes on. */
export function findTaskTables(units: readonly Unit[]): TableRegion[] {
  const regions: TableRegion[] = []
  let before: { table: GridTable; columns: number; to: number } | undefined
  for (let i = 0; i < units.length; ) {
    const unit = units[i]!
    if (unit.table) {
      const { columns, lines } = unit.table
      const above = before && before.columns === columns && isPageGap(units, before.to, i) ? before.table : undefined
      const table = rowsOfGrid(unit.table, above)
      const open = regions.at(-1)
      if (table && above && open && sameTitles(table, above)) continueTable(open, table, i + 1, lines)
      else if (table) regions.push({ from: i, to: i + 1, table, titles: titlesOf(unit), lines })
      if (table) before = { table, columns, to: i + 1 }
      i++
      continue
    }
    const titled = flatHeaderAt(units, i)
    const untitled = titled ? undefined : untitledBehind(units, i)
    const header = titled ?? untitled?.header
    if (!header) {
      i++
      continue
    }
    if (untitled) i = header.end
    const opening = units[i]!
    const to = endOfFlatTable(units, header)
    const roles = withNumbers(header.roles, units[header.end])
    const cells = mendCells(withoutRepeatedHeads(units.slice(header.end, to), header.titles))
    const rows = withLastCells(rowsOfFlatTable(cells, roles), roles)
    const last = units[to - 1]!
    const lines = [opening.lines[0], last.lines[1]] as const
    const writesEmpty = rows.some(
      (row) => row.kind === 'row' && Object.values(row.cells).some((cell) => cell.text === ''),
    )
    const titles = untitled ? roles.map(() => '') : withoutNumberTitle(header.titles, roles)
    const table = { rows, roles, grid: false, writesEmpty, titles, mostlyFull: mostlyFull(rows, roles) }
    regions.push({ from: i, to, table, titles: header.titles, lines })
    i = Math.max(to, i + 1)
  }
  return regions
}

/** Under the heading of an annex a table may begin with its first row. */
function untitledBehind(units: readonly Unit[], at: number): { header: FlatHeader } | undefined {
  if (!opensAnnex(units, at)) return undefined
  const from = firstRowBehind(units, at)
  if (from === undefined) return undefined
  for (let i = at + 1; i < from; i++) if (flatHeaderAt(units, i)) return undefined
  const header: FlatHeader = { roles: [], end: from, titles: [] }
  const roles = rolesWithoutTitles(units.slice(from, endOfFlatTable(units, header)))
  return roles && { header: { ...header, roles } }
}

const withoutNumberTitle = (titles: string[], roles: readonly ColumnRole[]): string[] =>
  roles.length > titles.length ? ['', ...titles] : titles

/** A title "TT" that was lost in the copy: the first cell under the header is a number all the same. */
function withNumbers(roles: readonly ColumnRole[], first: Unit | undefined): ColumnRole[] {
  const numbered = first !== undefined && /^(?:0?1|I|A)[.)]?$/.test(first.text)
  return numbered && !roles.includes('number') ? ['number', ...roles] : [...roles]
}

/** Nothing but empty paragraphs and page numbers stands between two parts of one table. */
function isPageGap(units: readonly Unit[], from: number, to: number): boolean {
  if (to - from > 4) return false
  return units.slice(from, to).every((unit) => !unit.table && /^[-–—\s\d]*$/.test(unit.text))
}

function titlesOf(unit: Unit): string[] {
  return unit.table!.cells[0]?.map((cell) => cell.text.replace(/\n/g, ' ')) ?? []
}

/** Sums and remarks under a table are no rows of it. */
const REMARK = /^(?:tong (?:cong|so)|ghi chu|luu y) ?:/

function endOfFlatTable(units: readonly Unit[], { end: from, titles }: FlatHeader): number {
  let usesNumerals = false
  let last = 0
  for (let i = from; i < units.length; i++) {
    const unit = units[i]!
    if (unit.mark?.kind === 'part' || isLaterChapter(unit) || REMARK.test(unit.fold)) return trimmed(units, from, i)
    if (unit.table || opensAnnex(units, i) || SIGNATURE.test(unit.fold) || SITE_CHROME.test(bare(unit)))
      return trimmed(units, from, i)
    // A heading over another table with the same columns.
    if (
      unit.mark?.kind === 'roman' &&
      titles.length > 0 &&
      titles.every((title, t) => units[i + 1 + t]?.text === title)
    )
      return trimmed(units, from, i)
    if (unit.mark?.kind === 'roman' && unit.text.length > unit.mark.length && unit.text.length < 200) {
      const value = parseRoman(unit.mark.label) ?? 0
      if (isOrganising(unit) && !usesNumerals) return trimmed(units, from, i)
      if (!usesNumerals && value > 1 && isCapitals(unit.text)) return trimmed(units, from, i)
      if (value === 1 || value === last + 1) usesNumerals = true
      last = value
      if (isOrganising(unit)) return trimmed(units, from, i)
    }
  }
  return trimmed(units, from, units.length)
}

/** "III. Tổ chức thực hiện", "Chương III": the document goes on behind the table. */
function isLaterChapter(unit: Unit): boolean {
  if (/^chuong [ivx\d]{1,4}\b/.test(unit.fold)) return unit.text.length < 120
  if (unit.mark === undefined || unit.text.length > 60) return false
  return unit.mark.kind === 'roman' && /^to chuc (?:trien khai )?thuc hien/.test(bare(unit))
}

function bare(unit: Unit): string {
  return unit.mark ? unit.fold.slice(unit.mark.length) : unit.fold
}

function isOrganising(unit: Unit): boolean {
  return (
    /to chuc thuc hien|kinh phi thuc hien|che do bao cao|trach nhiem thuc hien/.test(unit.fold) && isCapitals(unit.text)
  )
}

function trimmed(units: readonly Unit[], from: number, end: number): number {
  let to = end
  while (to > from && units[to - 1]!.text === '' && !units[to - 1]!.table) to--
  return to
}
