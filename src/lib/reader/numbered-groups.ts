import type { CellTraits } from './cell-kinds.ts'
import type { ColumnRole } from './columns.ts'
import type { TableRow } from './table-rows.ts'
import type { Unit } from './units.ts'

const PLAIN = /^\(?(\d{1,2})[.)]?$/

/**
 * The row that has nothing but number and title names the group of those below: "1 | CÔNG TÁC CHỈ ĐẠO" over "1.1 | …", or
 * over "(1) | …", "a | …", when this comes again and again.
 */
export function withNumberedGroups(rows: TableRow[]): TableRow[] {
  if (rows.some((row) => row.kind === 'group')) return rows
  const restarts = rows.filter((row, i) => startsAnew(row, rows[i + 1])).length
  return rows.map((row, i) => groupOf(row, rows[i + 1], restarts > 1) ?? row)
}

const FIRST = /^\(?[1a][.)]?$/

/** The numbers of the rows below begin again, in brackets or with letters. */
function startsAnew(row: TableRow, next: TableRow | undefined): boolean {
  if (row.kind === 'group' || next?.kind !== 'row') return false
  const own = row.cells.number?.text ?? ''
  const child = next.cells.number?.text ?? ''
  return /^\d{1,2}\.?$/.test(own) && FIRST.test(child) && !/^1\.?$/.test(child)
}

function groupOf(row: TableRow, next: TableRow | undefined, restarts: boolean): TableRow | undefined {
  if (row.kind === 'group' || next?.kind !== 'row') return undefined
  const label = PLAIN.exec(row.cells.number?.text ?? '')?.[1]
  if (!label) return undefined
  const finer = next.cells.number?.text.replace(/[()]/g, '').startsWith(`${label}.`)
  if (!finer && !(restarts && startsAnew(row, next))) return undefined
  const filled = Object.entries(row.cells).filter(([role, cell]) => role !== 'number' && cell.text !== '')
  // A lead alone beside a number that the next row refines is no lead: the cell over all columns begins in the first.
  const alone = finer && new Set(filled.map(([, cell]) => cell)).size === 1
  const titles = filled.filter(([role]) => role === 'criterion' || role === 'task' || role === 'axis' || alone)
  const figures = filled.filter(([role, cell]) => role === 'target' && /^[\d.,%\s]+$/.test(cell.text))
  const title = titles[0]?.[1]
  if (!title || titles.length + figures.length < filled.length || titles.some(([, cell]) => cell !== title))
    return undefined
  if (title.text.length > 220 || /[.;]$/.test(title.text)) return undefined
  return { kind: 'group', label, title: title.text.replace(/\n/g, ' ').trim(), lines: row.lines }
}

/**
 * A flattened table without a column of numbers: "1. Hạ tầng số", "2. Dữ liệu số" are its groups when they count up and
 * more cells than a row has stand between them; else they begin the tasks.
 */
export function withNumberedTitles(
  units: readonly Unit[],
  traits: CellTraits[],
  roles: readonly ColumnRole[],
): CellTraits[] {
  if (roles.includes('number')) return traits
  const at = units.flatMap((unit, i) => (isNumberedTitle(unit) ? [i] : []))
  const countsUp = at.length > 1 && at.every((i, n) => units[i]!.mark!.label === String(n + 1))
  if (!countsUp || (units.length - at[0]!) / at.length < roles.length + 0.5) return traits
  const titles = new Set(at)
  return traits.map((t, i) => (titles.has(i) ? { ...t, groupTitle: true } : t))
}

const isNumberedTitle = ({ mark, text }: Unit): boolean =>
  mark?.kind === 'arabic' && text.length <= 160 && !/[.;]$/.test(text)

const LONGEST_NAME = 80

/** A flattened table without a column of numbers: the name of a field that stands again and again is no work. */
export function withRepeatedFields(
  units: readonly Unit[],
  traits: CellTraits[],
  roles: readonly ColumnRole[],
): CellTraits[] {
  if (roles.includes('number') || roles[0] !== 'criterion') return traits
  const times = new Map<string, number>()
  for (const { text } of units) times.set(text, (times.get(text) ?? 0) + 1)
  return traits.map((t, i) => {
    const named = t.length > 7 && t.length <= LONGEST_NAME && t.number === 'none' && !t.bullet && !t.stop
    const other = t.agency > 0.3 || t.deadline > 0.3 || t.product || t.funding || t.figure || t.ditto
    return named && !other && times.get(units[i]!.text)! > 1 ? { ...t, again: true } : t
  })
}

/** Rows of a flattened table may be counted with "-" alone; where others bear numbers it says that nothing stands there. */
export function withDashNumbers(traits: CellTraits[], roles: readonly ColumnRole[]): CellTraits[] {
  const dashes = traits.filter((t) => t.nothing && t.length === 1).length
  if (dashes < 2 || !roles.includes('number') || traits.some((t) => t.number === 'arabic')) return traits
  return traits.map((t) => (t.nothing && t.length === 1 ? { ...t, nothing: false, number: 'letter' as const } : t))
}
