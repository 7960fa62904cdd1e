import type { Rule, Rules, Word } from './page.ts'

/** A table found by its ruling lines. `xs` and `ys` are the lines between which its cells lie. */
export type PageGrid = { xs: number[]; ys: number[]; cells: GridCell[] }
export type GridCell = { row: number; column: number; rowSpan: number; columnSpan: number; words: Word[] }

/** Lines closer than this are one, in points. */
const SAME = 3.5
const MAX_LINES = 400

/** The tables that the ruling lines of a page make, each with at least two columns, from top to bottom. */
export function gridsOf(rules: Rules): PageGrid[] {
  const horizontal = mergedRules(rules.horizontal)
  const vertical = mergedRules(rules.vertical)
  return componentsOf(horizontal, vertical)
    .map(gridOf)
    .filter((grid) => grid !== undefined)
    .sort((a, b) => a.ys[0]! - b.ys[0]!)
}

/** Pieces of one straight line joined; borders drawn cell by cell become one rule. */
function mergedRules(rules: readonly Rule[]): Rule[] {
  const sorted = [...rules].sort((a, b) => a.at - b.at)
  const merged: Rule[] = []
  for (let at = 0; at < sorted.length; ) {
    let end = at + 1
    while (
      end < sorted.length &&
      sorted[end]!.at - sorted[end - 1]!.at <= 1.2 &&
      sorted[end]!.at - sorted[at]!.at <= SAME
    )
      end++
    const same = sorted.slice(at, end).sort((a, b) => a.from - b.from)
    const middle = same.reduce((sum, rule) => sum + rule.at, 0) / same.length
    let open: Rule | undefined
    for (const { from, to } of same) {
      if (open && from <= open.to + SAME) open.to = Math.max(open.to, to)
      else {
        open = { at: middle, from, to }
        merged.push(open)
      }
    }
    at = end
  }
  // Shorter ones belong to letters, boxes to tick or ornaments.
  return merged.filter((rule) => rule.to - rule.from >= 6)
}

type Component = { horizontal: Rule[]; vertical: Rule[] }

/** Rules that touch each other, directly or through others. */
function componentsOf(horizontal: Rule[], vertical: Rule[]): Component[] {
  const parent = new Int32Array(horizontal.length + vertical.length).map((_, i) => i)
  const rootOf = (i: number): number => {
    let root = i
    while (parent[root] !== root) root = parent[root]!
    while (parent[i] !== root) [i, parent[i]] = [parent[i]!, root]
    return root
  }
  const sorted = horizontal.map((rule, i) => ({ rule, i })).sort((a, b) => a.rule.at - b.rule.at)
  vertical.forEach((down, v) => {
    let k = lowerBound(sorted, down.from - SAME)
    for (; k < sorted.length && sorted[k]!.rule.at <= down.to + SAME; k++) {
      const { rule, i } = sorted[k]!
      if (rule.from - SAME <= down.at && down.at <= rule.to + SAME) parent[rootOf(i)] = rootOf(horizontal.length + v)
    }
  })
  const found = new Map<number, Component>()
  const component = (i: number): Component => {
    const root = rootOf(i)
    const known = found.get(root) ?? { horizontal: [], vertical: [] }
    found.set(root, known)
    return known
  }
  for (const [i, rule] of horizontal.entries()) component(i).horizontal.push(rule)
  for (const [i, rule] of vertical.entries()) component(horizontal.length + i).vertical.push(rule)
  return [...found.values()]
}

function lowerBound(sorted: readonly { rule: Rule }[], at: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.rule.at < at) low = middle + 1
    else high = middle
  }
  return low
}

function gridOf({ horizontal, vertical }: Component): PageGrid | undefined {
  if (horizontal.length + vertical.length < 4) return undefined
  const [across, down] = [withEnds(horizontal, vertical), withEnds(vertical, horizontal)]
  const xs = placesOf(down)
  const ys = placesOf(across)
  if (xs.length < 3 || ys.length < 2 || xs.length > MAX_LINES || ys.length > MAX_LINES) return undefined
  return { xs, ys, cells: cellsOf(xs, ys, across, down) }
}

/** Least overhang that holds a line of text, in points. */
const OVERHANG = 7

/** Rows that a page end cuts have no line there, and tables may be open at their sides: rules that run on show how far they go. */
function withEnds(rules: readonly Rule[], crossing: readonly Rule[]): Rule[] {
  const all = [...rules]
  const [first, last] = [Math.min(...rules.map((rule) => rule.at)), Math.max(...rules.map((rule) => rule.at))]
  const before = crossing.filter((rule) => rule.from < first - OVERHANG)
  const behind = crossing.filter((rule) => rule.to > last + OVERHANG)
  const spanned = (part: readonly Rule[]) => ({
    from: Math.min(...part.map((rule) => rule.at)),
    to: Math.max(...part.map((rule) => rule.at)),
  })
  if (before.length > 1) all.push({ at: Math.min(...before.map((rule) => rule.from)), ...spanned(before) })
  if (behind.length > 1) all.push({ at: Math.max(...behind.map((rule) => rule.to)), ...spanned(behind) })
  return all
}

function placesOf(rules: readonly Rule[]): number[] {
  const places: number[] = []
  for (const { at } of [...rules].sort((a, b) => a.at - b.at)) {
    if (places.length === 0 || at - places[places.length - 1]! > SAME) places.push(at)
  }
  return places
}

/** Fields of the finest grid are one cell where no rule parts them; a cell is widened to a rectangle. */
function cellsOf(xs: number[], ys: number[], horizontal: Rule[], vertical: Rule[]): GridCell[] {
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  const right = wallsOf(vertical, xs, ys)
  const below = wallsOf(horizontal, ys, xs)
  const taken = new Uint8Array(columns * rows)
  const cells: GridCell[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (taken[row * columns + column]) continue
      let columnSpan = 1
      while (
        column + columnSpan < columns &&
        !right.has((column + columnSpan) * rows + row) &&
        !taken[row * columns + column + columnSpan]
      )
        columnSpan++
      let rowSpan = 1
      while (row + rowSpan < rows && isOpenBelow(below, row + rowSpan, column, columnSpan, columns)) rowSpan++
      for (let r = row; r < row + rowSpan; r++) taken.fill(1, r * columns + column, r * columns + column + columnSpan)
      cells.push({ row, column, rowSpan, columnSpan, words: [] })
    }
  }
  return cells
}

const isOpenBelow = (
  below: ReadonlySet<number>,
  row: number,
  column: number,
  span: number,
  columns: number,
): boolean => {
  for (let c = column; c < column + span; c++) if (below.has(row * columns + c)) return false
  return true
}

/** Which sides of fields a rule covers for the most part: key = line × fields along it + field. */
function wallsOf(rules: readonly Rule[], lines: readonly number[], along: readonly number[]): Set<number> {
  const walls = new Set<number>()
  const fields = along.length - 1
  for (const rule of rules) {
    const line = nearest(lines, rule.at)
    for (let field = 0; field < fields; field++) {
      const [from, to] = [along[field]!, along[field + 1]!]
      if (Math.min(rule.to, to) - Math.max(rule.from, from) > 0.6 * (to - from)) walls.add(line * fields + field)
    }
  }
  return walls
}

function nearest(places: readonly number[], at: number): number {
  let best = 0
  for (let i = 1; i < places.length; i++) if (Math.abs(places[i]! - at) < Math.abs(places[best]! - at)) best = i
  return best
}

/** Puts words into the cells in which their middle lies; gives those that lie in no table. */
export function fillGrids(grids: readonly PageGrid[], words: readonly Word[]): Word[] {
  if (grids.length === 0) return [...words]
  const maps = grids.map((grid) => {
    const columns = grid.xs.length - 1
    const map: GridCell[] = []
    for (const cell of grid.cells)
      for (let r = cell.row; r < cell.row + cell.rowSpan; r++)
        for (let c = cell.column; c < cell.column + cell.columnSpan; c++) map[r * columns + c] = cell
    return { grid, map, columns }
  })
  const outside: Word[] = []
  for (const word of words) {
    const [x, y] = [(word.left + word.right) / 2, word.base - word.size * 0.3]
    const home = maps.find(({ grid }) => isIn(grid.xs, x) && isIn(grid.ys, y))
    const cell = home?.map[fieldOf(home.grid.ys, y) * home.columns + fieldOf(home.grid.xs, x)]
    if (cell) cell.words.push(word)
    else outside.push(word)
  }
  return outside
}

const isIn = (places: readonly number[], at: number): boolean =>
  at > places[0]! - 1 && at < places[places.length - 1]! + 1

function fieldOf(places: readonly number[], at: number): number {
  let field = 0
  while (field + 2 < places.length && places[field + 1]! <= at) field++
  return field
}
