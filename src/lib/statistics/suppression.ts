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
  for (;;) {
    const known = whatIsKnown(table, hidden, showEmpty)
    const open = hidden.findIndex((why, cell) => why === 'small' && !(known[cell]!.high - known[cell]!.low >= minimum))
    if (open === -1) return hidden
    const next = cheapest(table, hidden, open)
    if (next === null)
      return hidden.map((why, cell) => why ?? (table.counts[cell] === 0 && showEmpty ? null : 'complementary'))
    hidden[next] = 'complementary'
  }
}

/** The cell to hide next to `open`: one that exposes no further line if there is one, then the smallest. */
function cheapest({ counts, equations }: Counts, hidden: readonly Hidden[], open: number): number | null {
  const lines = equations.map(({ total, parts }) => [total, ...parts])
  const free = (cell: number) => hidden[cell] === null && counts[cell]! > 0
  const beside = linesAbout(lines, hidden, open).flatMap((line) => line.filter(free))
  const anywhere = lines.flatMap((line) => line.filter(free))
  const exposed = (cell: number) =>
    lines.filter((line) => line.includes(cell) && !line.some((other) => other !== cell && hidden[other])).length
  const isTotal = (cell: number) => Number(equations.some(({ total }) => total === cell))
  const candidates = beside.length > 0 ? beside : anywhere
  const cost = (cell: number) => [exposed(cell), isTotal(cell), counts[cell]!, cell] as const
  return candidates.toSorted((a, b) => compare(cost(a), cost(b)))[0] ?? null
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

export type Range = { low: number; high: number }

/** SPEC K2. What anybody can reckon about each cell from those that are shown: exactly, or between what and what. */
export function whatIsKnown(table: Counts, hidden: readonly Hidden[], showEmpty = true): Range[] {
  const ranges = table.counts.map(
    (n, cell): Range =>
      hidden[cell] ? { low: showEmpty ? 1 : 0, high: Number.POSITIVE_INFINITY } : { low: n, high: n },
  )
  for (const cell of reckonedBack(table, hidden)) ranges[cell] = { low: table.counts[cell]!, high: table.counts[cell]! }
  for (let moved = true, round = 0; moved && round < 200; round++) {
    moved = false
    for (const equation of table.equations) moved = narrow(ranges, equation) || moved
  }
  return ranges
}

function narrow(ranges: Range[], { total, parts }: Equation): boolean {
  const sum = (of: keyof Range) => parts.reduce((all, part) => all + ranges[part]![of], 0)
  let moved = tighten(ranges, total, sum('low'), sum('high'))
  for (const part of parts) {
    const others = (of: keyof Range) => parts.reduce((all, it) => (it === part ? all : all + ranges[it]![of]), 0)
    const high = ranges[total]!.high - others('low')
    const low = others('high') === Infinity ? 0 : ranges[total]!.low - others('high')
    moved = tighten(ranges, part, low, high) || moved
  }
  return moved
}

function tighten(ranges: Range[], cell: number, low: number, high: number): boolean {
  const before = ranges[cell]!
  const now = { low: Math.max(before.low, low), high: Math.min(before.high, high) }
  ranges[cell] = now
  return now.low !== before.low || now.high !== before.high
}

/** Hidden cells that follow from sums and differences of lines alone: elimination over the hidden ones. */
function reckonedBack({ counts, equations }: Counts, hidden: readonly Hidden[]): number[] {
  const unknown = [...counts.keys()].filter((cell) => hidden[cell])
  const lines = equations.map(({ total, parts }) =>
    unknown.map((cell) => Number(parts.includes(cell)) - Number(cell === total)),
  )
  let top = 0
  for (let column = 0; column < unknown.length && top < lines.length; column++) {
    let pivot = top
    for (let i = top; i < lines.length; i++)
      if (Math.abs(lines[i]![column]!) > Math.abs(lines[pivot]![column]!)) pivot = i
    const line = lines[pivot]!
    if (Math.abs(line[column]!) < 1e-9) continue
    lines[pivot] = lines[top]!
    lines[top] = line
    for (let i = 0; i < lines.length; i++) {
      const factor = i === top ? 0 : lines[i]![column]! / line[column]!
      if (factor !== 0) lines[i] = lines[i]!.map((value, j) => value - factor * line[j]!)
    }
    top++
  }
  return lines.flatMap((line) => {
    const left = unknown.filter((_, j) => Math.abs(line[j]!) > 1e-9)
    return left.length === 1 ? left : []
  })
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
