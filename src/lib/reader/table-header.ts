import { withContents } from './column-contents.ts'
import { type ColumnRole, columnRole, isTaskHeader, settleRoles, withoutWeakCriteria } from './columns.ts'
import { isDocType } from './doc-types.ts'
import type { Unit } from './units.ts'

export type FlatHeader = {
  roles: ColumnRole[]
  /** Index behind the header, the row of column numbers included. */
  end: number
  titles: string[]
}

const NUMBER_TITLE = /^(?:stt|tt|so tt|s\.t\.t|so thu tu)\.?$/
const GROUP_TITLE =
  /^(?:truc|linh vuc|nhom|muc tieu|noi dung|chi so noi dung|phan)\s+(?:noi dung\s+)?(?:thu\s+|so\s+)?(?:\d|[ivx]+\b)/
const MAX_COLUMNS = 12

const RUNNING =
  /[;:.!]$|\bngay (?:\d|thang)|\d\/\d{4}|\/[a-z]{2,5}-[a-z]{2}|^can cu (?!phap ly)|\b(?:ban hanh|nhu sau)\b/

/** The opening of a plan holds the words of titles ("Kế hoạch … năm 2026", "Căn cứ …"), but is no header. */
function isRunningText(unit: Unit): boolean {
  return isDocType(unit.fold) || RUNNING.test(unit.fold)
}

/** Header of a table that was flattened to one cell per paragraph, if one begins at unit `at`. */
export function flatHeaderAt(units: readonly Unit[], at: number): FlatHeader | undefined {
  const first = units[at]!
  const startsWithNumber = NUMBER_TITLE.test(first.fold)
  if (isRunningText(first)) return undefined
  if (!startsWithNumber && (first.text.length > 80 || first.mark || columnRole(first.fold) === undefined))
    return undefined
  const roles: (ColumnRole | undefined)[] = []
  const titles: string[] = []
  const folded: string[] = []
  let i = at
  for (; i < units.length && roles.length < MAX_COLUMNS; i++) {
    const unit = units[i]!
    if (
      unit.table ||
      unit.mark ||
      isRunningText(unit) ||
      GROUP_TITLE.test(unit.fold) ||
      (i > at && NUMBER_TITLE.test(unit.fold))
    )
      break
    const role = columnRole(unit.fold)
    if (role === undefined && !isUnknownTitle(units, i, isWhole(roles) ? 30 : 79)) break
    if (isFirstTask(unit, role, roles)) break
    roles.push(role)
    titles.push(unit.text)
    folded.push(unit.fold)
  }
  if (endsWithGroup(roles, units[i])) {
    roles.pop()
    titles.pop()
    i--
  }
  const settled = settleRoles(withSecondRow(withoutWeakCriteria(roles, folded)))
  const few = settled.length < 4 && !isSmallest(settled, titles)
  if (startsWithNumber ? settled.length < 2 : few) return undefined
  if (!isTaskHeader(settled)) return undefined
  return { roles: settled, end: skipColumnNumbers(units, i), titles }
}

/** The words of titles in the first task of a table without numbers: its role is there already, work and agencies too. */
function isFirstTask(unit: Unit, role: ColumnRole | undefined, roles: readonly (ColumnRole | undefined)[]): boolean {
  const complete = (roles.includes('task') || roles.includes('criterion')) && roles.includes('lead')
  if (!complete || role === undefined) return false
  if (!roles.includes(role)) return roles.includes('deadline') && unit.text.length > 60
  return unit.text.length > 40 || (role === 'task' && roles.length > 2 && OPENS_SENTENCE.test(unit.fold))
}

const OPENS_SENTENCE =
  /^(?:tang cuong|tiep tuc|xay dung|trien khai|thuc hien|to chuc|day manh|nang cao|ra soat|ban hanh|hoan thien|kiem tra|tham muu|cong khai|cap nhat|huong dan|tuyen truyen|hoan thanh)\b/

/** The last "title" names work once more behind the agencies, and numbers follow: it is the first group of the table. */
function endsWithGroup(roles: readonly (ColumnRole | undefined)[], next: Unit | undefined): boolean {
  const last = roles[roles.length - 1]
  if (roles.length < 4 || (last !== 'task' && last !== 'criterion' && last !== 'target' && last !== undefined))
    return false
  const before = roles.slice(0, -1)
  if (!before.includes('task') || !before.includes('lead')) return false
  if (isAgain(last, before) && next && isWork(next)) return true
  return next !== undefined && /^1[.)]?$/.test(next.text)
}

/** Work once more, where a table has all its columns and no numbers: the cell of a field, over the first task. */
const isAgain = (last: ColumnRole | undefined, before: readonly (ColumnRole | undefined)[]): boolean =>
  (last === 'task' || last === 'criterion') && before.includes('deadline') && !before.includes('number')
const isWork = ({ text, fold, table }: Unit): boolean =>
  table === undefined && (text.length > 50 || OPENS_SENTENCE.test(fold))

/** Work, who does it and until when, or its field, in three short titles: the least that a table without numbers has. */
const isSmallest = (roles: readonly ColumnRole[], titles: readonly string[]): boolean =>
  roles.length === 3 &&
  roles.includes('task') &&
  (roles.includes('deadline') || roles[0] === 'criterion') &&
  (roles.includes('lead') || roles.includes('leadCoordinate')) &&
  titles.every((title) => title.length <= 40)

/** What is done, who leads and until when: the first cell of the table may come next. */
const isWhole = (roles: readonly (ColumnRole | undefined)[]): boolean =>
  roles.includes('task') && roles.includes('lead') && roles.includes('deadline')

/** A short title that no rule knows, between titles that are known. */
function isUnknownTitle(units: readonly Unit[], i: number, longest: number): boolean {
  const unit = units[i]!
  const next = units[i + 1]
  if (
    unit.text.length < 3 ||
    unit.text.length > 60 ||
    /^[IVX\d.()]+$/.test(unit.text) ||
    /[.;:]$/.test(unit.text) ||
    !next ||
    next.mark
  )
    return false
  return columnRole(next.fold) !== undefined && next.text.length <= longest
}

/** A title over two columns comes before them: "Cơ quan thực hiện | Thời gian", then "Chủ trì | Phối hợp". */
function withSecondRow(roles: readonly (ColumnRole | undefined)[]): (ColumnRole | undefined)[] {
  const n = roles.length
  const first = roles.indexOf('lead')
  if (n < 5 || roles[n - 2] !== 'lead' || roles[n - 1] !== 'coordinate' || first < 0 || first === n - 2)
    return [...roles]
  const upper = roles.slice(0, n - 2)
  upper.splice(first, 1, 'lead', 'coordinate')
  return upper
}

/** "(1)" … "(6)" or "1" … "6" under the titles. Fewer than three in order are row numbers. */
function skipColumnNumbers(units: readonly Unit[], from: number): number {
  let i = from
  while (i < units.length && units[i]!.fold.replace(/[()]/g, '') === String(i - from + 1)) i++
  return i - from >= 3 ? i : from
}

export type GridHeader = { roles: ColumnRole[]; firstRow: number; titles: string[] }

/** Header of a table with a known grid: the first rows are searched. */
export function gridHeader(cells: readonly (readonly Unit[])[]): GridHeader | undefined {
  const limit = Math.min(cells.length, 6)
  for (let r = 0; r < limit; r++) {
    const row = cells[r]!
    // A row of tasks may hold the words of titles.
    if (ROW_NUMBER.test(row[0]?.text ?? '') || isOneTitle(row)) continue
    const found = row.map((cell) => columnRole(cell.fold.replace(/\n/g, ' ')))
    if (found.filter((role) => role !== undefined).length < 2) continue
    const second = secondRow(cells[r + 1], found)
    const roles = settleRoles(
      uniqueColumns(
        row,
        withoutWeakCriteria(
          withContents(second ?? found, cells, r + (second ? 2 : 1)),
          row.map((cell) => cell.fold),
        ),
      ),
    )
    if (!isTaskHeader(roles)) continue
    let firstRow = r + (second ? 2 : 1)
    if (isNumberRow(cells[firstRow])) firstRow++
    return { roles, firstRow, titles: row.map((cell) => cell.text) }
  }
  return undefined
}

/** "I" beside one cell over all other columns: the title of a group, whatever its words. */
const isOneTitle = (row: readonly Unit[]): boolean =>
  row.length > 3 && new Set(row.slice(1).map(({ text }) => text)).size === 1

const ROW_NUMBER = /^(?:\(?\d[\d.]*[.)]?|[-–]|[a-h][.)]?)$/

/** A spanned title repeated over its columns ("Cơ quan thực hiện" twice) is lead, then coordinating. */
function uniqueColumns(row: readonly Unit[], roles: readonly (ColumnRole | undefined)[]): (ColumnRole | undefined)[] {
  return roles.map((role, c) =>
    role === 'lead' && c > 0 && roles[c - 1] === 'lead' && row[c]?.fold === row[c - 1]?.fold ? 'coordinate' : role,
  )
}

function secondRow(
  row: readonly Unit[] | undefined,
  above: readonly (ColumnRole | undefined)[],
): (ColumnRole | undefined)[] | undefined {
  if (!row || row.some((cell) => !mayBeTitle(cell))) return undefined
  const here = row.map((cell) => columnRole(cell.fold))
  if (!here.includes('coordinate') || above.includes('coordinate')) return undefined
  // "Sở A chủ trì, Sở B phối hợp" is no title: titles name each role by itself.
  if (!here.includes('lead') && row.some((cell) => cell.text.length > 40)) return undefined
  if (row.length === above.length) return here.map((role, c) => role ?? above[c])
  // The second row holds only the two lower titles.
  const at = above.indexOf('lead')
  if (at < 0) return undefined
  const merged = [...above]
  merged.splice(at, 1, 'lead', 'coordinate')
  return merged
}

/** No number of a row, and no words with a role written out: "Chủ trì: Sở A". */
function mayBeTitle(cell: Unit): boolean {
  return cell.text.length <= 90 && !/^\(?\d[\d.]*[.)]?$|:\s?\S/.test(cell.text)
}

function isNumberRow(row: readonly Unit[] | undefined): boolean {
  if (!row || row.length < 3) return false
  const values = row.map((cell) => cell.fold.replace(/[()]/g, ''))
  const fits = values.filter((value, i) => value === String(i + 1) || (i === 0 && /^[a-z]$/.test(value))).length
  // A scan reads some of the figures otherwise.
  const short = values.every((value) => value.length <= 2)
  return short && fits >= Math.max(3, Math.ceil(values.length * 0.5))
}
