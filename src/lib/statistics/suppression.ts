import { boundsOfUnknowns, type Range } from './simplex.ts'

/** A total and the cells that add up to it, by their numbers. */
export type Equation = { total: number; parts: readonly number[] }

/** Counts of a table with its margins, and how they add up. Tables of one survey that share cells are one table. */
export type Counts = { counts: readonly number[]; equations: readonly Equation[] }

/** Why a cell is not shown: too few answers, or because others could be reckoned back from it. */
export type Hidden = 'small' | 'complementary' | null

export type SuppressionRule = {
  /** Cells with fewer answers are not shown. */
  minimum?: number
  /** Whether an empty cell is shown as such; then readers know that a hidden one is not empty. */
  showEmpty?: boolean
}

/**
 * SPEC K. Which cells are not shown, so that no small cell can be reckoned back, nor be narrowed down to fewer than
 * `minimum` + 1 numbers, from what is shown. The same cells of every figure over the table (shares, means) stay hidden.
 */
export function hiddenCells(table: Counts, { minimum = 10, showEmpty = true }: SuppressionRule = {}): Hidden[] {
  const hidden = table.counts.map((n): Hidden => (n < minimum && !(showEmpty && n === 0) ? 'small' : null))
  const small = hidden.flatMap((why, cell) => (why === 'small' ? [cell] : []))
  for (;;) {
    const open = tooNear(table, hidden, { small, minimum, showEmpty })
    if (open === undefined) return hidden
    const next = cheapest(table, hidden, open)
    if (next === null) {
      return hidden.map((why, cell) => why ?? (table.counts[cell] === 0 && showEmpty ? null : 'complementary'))
    }
    hidden[next] = 'complementary'
  }
}

type Question = { small: readonly number[]; minimum: number; showEmpty: boolean }

/** A small cell that can be narrowed down: what single lines give away is looked for first, it costs little. */
function tooNear(
  table: Counts,
  hidden: readonly Hidden[],
  { small, minimum, showEmpty }: Question,
): number | undefined {
  const roughly = lineByLine(table, hidden, showEmpty)
  const near = ({ low, high }: Range) => !(high - low >= minimum)
  const rough = small.find((cell) => near(roughly[cell]!))
  if (rough !== undefined) return rough
  const exactly = exactRanges(table, hidden, showEmpty)
  return small.find((cell) => near(exactly(cell)))
}

/** Ranges that follow from one line after the other, until nothing moves: never shorter than the true ones. */
function lineByLine({ counts, equations }: Counts, hidden: readonly Hidden[], showEmpty: boolean): Range[] {
  const ranges = counts.map(
    (n, cell): Range => (hidden[cell] ? { low: Number(showEmpty), high: Infinity } : { low: n, high: n }),
  )
  for (let moved = true, round = 0; moved && round < 50; round++) {
    moved = false
    for (const equation of equations) if (narrowed(ranges, equation)) moved = true
  }
  return ranges
}

function narrowed(ranges: Range[], { total, parts }: Equation): boolean {
  let [low, high, endless] = [0, 0, 0]
  for (const part of parts) {
    low += ranges[part]!.low
    if (ranges[part]!.high === Infinity) endless++
    else high += ranges[part]!.high
  }
  const moved = tightened(ranges, total, low, endless > 0 ? Infinity : high)
  const whole = ranges[total]!
  for (const part of parts) {
    const own = ranges[part]!
    const alone = own.high === Infinity ? endless === 1 : endless === 0
    const othersHigh = own.high === Infinity ? high : high - own.high
    if (tightened(ranges, part, alone ? whole.low - othersHigh : 0, whole.high - (low - own.low))) return true
  }
  return moved
}

function tightened(ranges: Range[], cell: number, low: number, high: number): boolean {
  const before = ranges[cell]!
  if (!(low > before.low || high < before.high)) return false
  ranges[cell] = { low: Math.max(before.low, low), high: Math.min(before.high, high) }
  return true
}

/** The cell to hide next to `open`: one that exposes no further line if there is one, then no total, then the smallest. */
function cheapest({ counts, equations }: Counts, hidden: readonly Hidden[], open: number): number | null {
  const lines = equations.map(({ total, parts }) => [total, ...parts])
  const free = (line: readonly number[]) => line.filter((cell) => hidden[cell] === null && counts[cell]! > 0)
  const beside = linesAbout(lines, hidden, open).flatMap(free)
  const exposed = new Map<number, number>()
  for (const line of lines) {
    if (line.some((cell) => hidden[cell])) continue
    for (const cell of line) exposed.set(cell, (exposed.get(cell) ?? 0) + 1)
  }
  const totals = new Set(equations.map(({ total }) => total))
  const costs = [...new Set(beside.length > 0 ? beside : lines.flatMap(free))].map(
    (cell) => [exposed.get(cell) ?? 0, Number(totals.has(cell)), counts[cell]!, cell] as const,
  )
  return costs.length === 0 ? null : costs.reduce((best, cost) => (compare(cost, best) < 0 ? cost : best))[3]
}

/** Lines that hang together with a hidden cell through hidden cells. */
function linesAbout(lines: readonly (readonly number[])[], hidden: readonly Hidden[], open: number) {
  const reached = new Set([open])
  const about = new Set<readonly number[]>()
  for (let before = -1; before < reached.size; ) {
    before = reached.size
    for (const line of lines) {
      if (!line.some((cell) => reached.has(cell))) continue
      about.add(line)
      for (const cell of line) if (hidden[cell]) reached.add(cell)
    }
  }
  return [...about]
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, each] of a.entries()) if (each !== b[i]) return each - b[i]!
  return 0
}

/** SPEC K2. What anybody can reckon about each cell from those that are shown: between what and what it lies. */
export function whatIsKnown(table: Counts, hidden: readonly Hidden[], showEmpty = true): Range[] {
  const exactly = exactRanges(table, hidden, showEmpty)
  return table.counts.map((n, cell) => (hidden[cell] ? exactly(cell) : { low: n, high: n }))
}

function exactRanges({ counts, equations }: Counts, hidden: readonly Hidden[], showEmpty: boolean) {
  const least = Number(showEmpty)
  const unknown = [...counts.keys()].filter((cell) => hidden[cell])
  const at = new Map(unknown.map((cell, i) => [cell, i]))
  const lines = equations.filter(({ total, parts }) => [total, ...parts].some((cell) => hidden[cell]))
  const a = lines.map(({ total, parts }) => {
    const line: number[] = unknown.map(() => 0)
    for (const part of parts) if (at.has(part)) line[at.get(part)!]! += 1
    if (at.has(total)) line[at.get(total)!]! -= 1
    return line
  })
  const shown = (cell: number) => (hidden[cell] ? least : counts[cell]!)
  const bounds = boundsOfUnknowns(
    a,
    lines.map(({ total, parts }) => parts.reduce((left, part) => left - shown(part), shown(total))),
  )
  return (cell: number): Range => {
    const unknownAt = at.get(cell)!
    // A cell in no line is bounded by nothing.
    if (!a.some((line) => line[unknownAt] !== 0)) return { low: least, high: Infinity }
    const { low, high } = bounds(unknownAt)
    return { low: low + least, high: high + least }
  }
}

/** How a table of rows and columns with both margins adds up; the cell of row i and column j is i · (columns + 1) + j. */
export function twoWayEquations(rows: number, columns: number): Equation[] {
  const cell = (i: number, j: number) => i * (columns + 1) + j
  const upTo = (n: number) => Array.from({ length: n }, (_, i) => i)
  return [
    ...upTo(rows + 1).map((i) => ({ total: cell(i, columns), parts: upTo(columns).map((j) => cell(i, j)) })),
    ...upTo(columns + 1).map((j) => ({ total: cell(rows, j), parts: upTo(rows).map((i) => cell(i, j)) })),
  ]
}
