import { isBoundaryOpen, OPEN, withOpenLines } from './agency-lines.ts'
import { bestPath, type Placement } from './best-path.ts'
import type { Lines } from './blocks.ts'
import { type CellTraits, fit, traitsOf } from './cell-kinds.ts'
import { columnsWithoutTitles } from './column-contents.ts'
import type { ColumnRole } from './columns.ts'
import { withDittos } from './dittos.ts'
import { blanksMerge, mostlyFull } from './full-columns.ts'
import { withProductRows } from './further-products.ts'
import { withDashNumbers, withNumberedGroups, withNumberedTitles, withRepeatedFields } from './numbered-groups.ts'
import { headLines, isRepeatedHeader, lineOf } from './repeated-heads.ts'
import { gridHeader } from './table-header.ts'
import { emptyUnit, type Grid, joinUnits, type Unit } from './units.ts'

export type TableRow =
  | { kind: 'group'; label: string; title: string; lines: Lines }
  | {
      kind: 'row'
      /** A cell that is absent was merged with one above or was never there; an empty one stands empty in the source. */
      cells: Partial<Record<ColumnRole, Unit>>
      lines: Lines
      /** How clearly the cells fell into their columns; below 1 another reading was nearly as good. */
      margin: number
      /** The same for the cells of each column of a flattened table. */
      margins?: Partial<Record<ColumnRole, number>>
      /** Columns whose cell spans this row and the one above, as the grid of the source says. */
      spanned?: ReadonlySet<ColumnRole>
    }

export type ReadTable = {
  rows: TableRow[]
  roles: ColumnRole[]
  /** Rows come from a real grid. */
  grid: boolean
  /** Empty cells are written out: a cell that is absent from a flattened row was merged with the one above. */
  writesEmpty?: boolean
  /** A grid without spans in which a merged cell stands once and empty below: a lead or time is wanting in some rows. */
  blanksMerge?: boolean
  /** Columns that have words in at least six of ten rows. */
  mostlyFull?: ReadonlySet<ColumnRole>
  /** Titles of the columns, where they stand in the source. */
  titles?: readonly string[]
}

/** Rows of a flattened table by the best path over its cells. */
export function rowsOfFlatTable(units: readonly Unit[], roles: readonly ColumnRole[]): TableRow[] {
  const seen = units.map((unit, i) => traitsOf(unit, units[i - 1]))
  const named = withRepeatedFields(units, withListEnds(seen), roles)
  const traits = withDashNumbers(withNumberedTitles(units, named, roles), roles)
  const { placements, margins } = bestPath(traits, roles)
  const marks = marksLeads(traits, placements, roles)
  const rows: TableRow[] = []
  let open: OpenRow | undefined
  let label = ''
  let title: Unit[] = []
  const closeRow = (): void => {
    if (open) rows.push(withMargins(rowOf(open.parts, roles, Math.min(...open.margins)), roles, open, marks))
    open = undefined
  }
  const closeGroup = (): void => {
    if (title.length > 0) rows.push(groupOf(label, title))
    title = []
    label = ''
  }
  for (let i = 0; i < units.length; i++) {
    const unit = units[i]!
    const place = placements[i]!
    if (place.in === 'column') {
      closeGroup()
      if (place.opensRow) closeRow()
      open ??= { parts: roles.map(() => []), margins: roles.map(() => 99) }
      open.parts[place.column]!.push(unit)
      open.margins[place.column] = Math.min(open.margins[place.column]!, margins[i]!)
    } else {
      closeRow()
      if (place.in === 'groupNumber') {
        closeGroup()
        label = unit.text
      } else if (place.in === 'groupTitle') title.push(unit)
    }
  }
  closeRow()
  closeGroup()
  return withNumberedGroups(withDittos(withProductRows(withOpenLines(rows), roles)))
}

/** Cells of the leads begin with a mark in this table. */
function marksLeads(traits: readonly CellTraits[], placements: readonly Placement[], roles: readonly ColumnRole[]) {
  const lead = roles.indexOf('lead')
  const cells = traits.filter((_, i) => {
    const place = placements[i]!
    return place.in === 'column' && place.column === lead
  })
  return cells.filter((t) => t.bullet).length * 2 > cells.length
}

/** Where agencies end in semicolons before other cells too, these hold no lines together. */
function withListEnds(traits: CellTraits[]): CellTraits[] {
  const lists = traits.filter((t) => t.listGoesOn)
  const closing = traits.filter((t, i) => t.listGoesOn && !((traits[i + 1]?.agency ?? 0) > 0.5))
  return closing.length * 3 > lists.length ? traits.map((t) => ({ ...t, listGoesOn: false })) : traits
}

function withMargins(
  row: TableRow,
  roles: readonly ColumnRole[],
  { parts, margins }: OpenRow,
  marksLeads: boolean,
): TableRow {
  if (row.kind === 'group') return row
  const own: Partial<Record<ColumnRole, number>> = {}
  for (const [c, role] of roles.entries()) own[role] = Math.min(own[role] ?? 99, margins[c]!)
  const [lead, coordinate] = [roles.indexOf('lead'), roles.indexOf('coordinate')]
  if (coordinate === lead + 1 && lead >= 0 && isBoundaryOpen(parts[lead]!, parts[coordinate]!, marksLeads)) {
    own.lead = Math.min(own.lead!, OPEN)
    own.coordinate = Math.min(own.coordinate!, OPEN)
  }
  return { ...row, margins: own }
}

type OpenRow = { parts: Unit[][]; margins: number[] }

function rowOf(parts: readonly Unit[][], roles: readonly ColumnRole[], margin: number): TableRow {
  const cells: Partial<Record<ColumnRole, Unit>> = {}
  let from = Number.MAX_SAFE_INTEGER
  let to = 0
  parts.forEach((units, c) => {
    if (units.length === 0) return
    const unit = joinUnits(units)
    const before = cells[roles[c]!]
    cells[roles[c]!] = before ? joinUnits([before, unit]) : unit
    from = Math.min(from, unit.lines[0])
    to = Math.max(to, unit.lines[1])
  })
  return { kind: 'row', cells, lines: [from, to], margin }
}

/** "II Hạ tầng số", without a dot. */
const BARE_NUMERAL = /^(I{1,3}|IV|VI{0,3}|IX|X)\s+(?=\p{Lu})/u

function groupOf(label: string, title: readonly Unit[]): TableRow {
  const unit = joinUnits(title)
  const mark = label === '' ? unit.mark : undefined
  const bare = label === '' && !mark ? BARE_NUMERAL.exec(unit.text) : null
  const named = mark && mark.label !== '' ? unit.text.slice(mark.length) : unit.text.slice(bare?.[0].length ?? 0)
  return {
    kind: 'group',
    label: (label || mark?.label || bare?.[1] || '').replace(/[().]/g, ''),
    title: named.replace(/\n/g, ' ').trim(),
    lines: unit.lines,
  }
}

export type GridTable = ReadTable & { titles: string[] }

/**
 * Rows of a table whose grid is known. A row with fewer cells than columns had merged ones: its cells find their columns.
 * `goesOn` is the table of which this one, without a header of its own, is the next part behind a page break.
 */
export function rowsOfGrid(grid: Grid, goesOn?: GridTable): GridTable | undefined {
  const header =
    gridHeader(grid.cells) ??
    (goesOn ? { roles: goesOn.roles, titles: goesOn.titles, firstRow: 0 } : withoutHeader(grid.cells))
  if (!header) return undefined
  const { roles, firstRow, titles } = header
  const heads = headLines(grid.cells.slice(0, firstRow))
  const rows: TableRow[] = []
  for (let r = firstRow; r < grid.cells.length; r++) {
    const row = oneTitle(grid.cells[r]!, roles)
    if (row.every((cell) => cell.text === '') || isRepeatedHeader(row, titles)) continue
    if (heads.has(lineOf(grid.cells[r]!))) continue
    const group = groupInGrid(row, roles)
    const above = r > firstRow && rows.at(-1)?.kind === 'row' ? grid.cells[r - 1]! : undefined
    rows.push(group ?? gridRow(row, roles, above))
  }
  return {
    rows: withNumberedGroups(withDittos(rows)),
    roles,
    grid: true,
    titles,
    blanksMerge: blanksMerge(rows),
    mostlyFull: mostlyFull(rows, roles),
  }
}

function withoutHeader(cells: Grid['cells']): { roles: ColumnRole[]; titles: string[]; firstRow: number } | undefined {
  const roles = columnsWithoutTitles(cells)
  return roles && { roles, titles: roles.map(() => ''), firstRow: 0 }
}

/** Copies repeat a cell that spans the row in each of its columns: "1 | Title | Title | Title". It is read once. */
function oneTitle(row: readonly Unit[], roles: readonly ColumnRole[]): readonly Unit[] {
  const [first, title, ...rest] = row
  if (rest.length < 2 || row.length !== roles.length || roles[0] !== 'number' || !title || title.text === '') return row
  if (!/^\(?\d[\d.]*[.)]?$/.test(first!.text) || rest.some((cell) => cell.text !== title.text)) return row
  return [first!, title, ...rest.map((cell) => emptyUnit(cell.lines))]
}

const GROUP_LABEL = /^(?:[IVX]{1,5}|[A-H])[.)]?$/

/** One title in the row, alone or repeated over all columns, with a Roman numeral or capital or none before it. */
function groupInGrid(row: readonly Unit[], roles: readonly ColumnRole[]): TableRow | undefined {
  const filled = row.filter((cell) => cell.text !== '')
  const distinct = [...new Set(filled.map((cell) => cell.text))]
  const first = row[0]!
  if (distinct.length === 2 && first.text === distinct[0] && GROUP_LABEL.test(first.text)) {
    const title = filled.find((cell) => cell.text === distinct[1])!
    const inText = row.indexOf(title) <= Math.max(roles.indexOf('task'), roles.indexOf('criterion'), 1)
    return inText ? groupOf(first.text, [title]) : undefined
  }
  if (distinct.length === 2 && isMisreadNumeral(row, roles)) return groupOf('', [row[1]!])
  if (distinct.length !== 1) return undefined
  const unit = filled[0]!
  const spanned = filled.length > 2 || (row.length < roles.length && row.length <= 2)
  const t = traitsOf(unit, undefined)
  const marked = t.groupTitle || unit.mark?.kind === 'roman'
  const named = t.groupTitle && t.agency < 0.5
  const early = row.indexOf(unit) <= 1 && (named || roles[row.indexOf(unit)] !== 'lead')
  if (t.number !== 'none' || t.bullet || t.agency > 0.9 || !early) return undefined
  return marked || spanned || (row.indexOf(unit) === 0 && roles[0] === 'number') ? groupOf('', [unit]) : undefined
}

/** "lÍi", "I_" before one cell over all other columns: the numeral of a group, as a scan was read. */
function isMisreadNumeral(row: readonly Unit[], roles: readonly ColumnRole[]): boolean {
  const [first, title] = row
  if (roles[0] !== 'number' || row.length !== roles.length || row.length < 4 || !title) return false
  if (first!.text.length > 4 || !/^[\p{L}|!_\][.,)]+$/u.test(first!.text)) return false
  return title.text !== '' && row.slice(1).every((cell) => cell === title)
}

function gridRow(row: readonly Unit[], roles: readonly ColumnRole[], above: readonly Unit[] | undefined): TableRow {
  const parts: Unit[][] = roles.map(() => [])
  if (row.length < roles.length) return rowOf(parts, roles, placeShortRow(row, roles, parts))
  const spanned = new Set<ColumnRole>()
  for (const [c, cell] of row.slice(0, roles.length).entries()) {
    // One cell over two columns is read once, in the first of them.
    if (c > 0 && cell === row[c - 1] && cell.text !== '') continue
    parts[c]!.push(cell)
    if (cell === above?.[c]) spanned.add(roles[c]!)
  }
  const read = rowOf(parts, roles, 99)
  return read.kind === 'row' ? { ...overBoth(read, row, roles), spanned } : read
}

/** One cell over the columns of lead and coordinating agencies holds both. */
function overBoth(
  read: Extract<TableRow, { kind: 'row' }>,
  row: readonly Unit[],
  roles: readonly ColumnRole[],
): typeof read {
  const { lead, coordinate, ...cells } = read.cells
  const over = lead && lead.text !== '' && row[roles.indexOf('coordinate')] === lead
  return over && coordinate === undefined ? { ...read, cells: { ...cells, leadCoordinate: lead } } : read
}

/** Cells of a short row keep their order and go where they fit best; gives the lead over the second-best choice. */
function placeShortRow(row: readonly Unit[], roles: readonly ColumnRole[], parts: Unit[][]): number {
  const traits: CellTraits[] = row.map((unit) => traitsOf(unit, undefined))
  const m = row.length
  const k = roles.length
  const best: number[][] = Array.from({ length: m + 1 }, () => new Array<number>(k + 1).fill(-1e6))
  for (let c = 0; c <= k; c++) best[0]![c] = 0
  for (let i = 1; i <= m; i++) {
    for (let c = i; c <= k; c++) {
      best[i]![c] = Math.max(best[i]![c - 1]!, best[i - 1]![c - 1]! + fit(traits[i - 1]!, roles[c - 1]!))
    }
  }
  let c = k
  let margin = 99
  for (let i = m; i > 0; i--) {
    while (c > i && best[i]![c - 1]! >= best[i]![c]!) c--
    const other = c > i ? best[i]![c - 1]! : -1e6
    margin = Math.min(margin, best[i]![c]! - other)
    parts[c - 1]!.push(row[i - 1]!)
    c--
  }
  moveLoneText(roles, parts)
  return margin
}

/** Nothing but number, criterion and one text: task and assignment span the row, the text belongs to the column before. */
function moveLoneText(roles: readonly ColumnRole[], parts: Unit[][]): void {
  const task = roles.indexOf('task')
  const target = roles.indexOf('target')
  const criterion = roles.indexOf('criterion')
  if (target < 0 || criterion < 0 || target > task || parts[criterion]!.length === 0 || parts[target]!.length > 0)
    return
  if (parts.some((cells, c) => c > task && cells.length > 0)) return
  parts[target] = parts[task]!
  parts[task] = []
}
