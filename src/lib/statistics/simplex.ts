export type Range = { low: number; high: number }

const tiny = 1e-9

type Tableau = { lines: number[][]; basis: number[]; columns: number }

/**
 * Least and greatest value of each unknown where a·x = b and x ≥ 0, for dense systems that have a solution: simplex in two
 * phases. Infinity where nothing bounds it.
 */
export function boundsOfUnknowns(a: readonly (readonly number[])[], b: readonly number[]): (unknown: number) => Range {
  const start = feasible(a, b, a[0]?.length ?? 0)
  return (unknown) => {
    const low = extreme(start, unknown, -1)
    return { low: low === Number.POSITIVE_INFINITY ? 0 : 0 - low, high: extreme(start, unknown, 1) }
  }
}

/** A corner of the solutions: artificial unknowns are driven to nothing and left out, with lines that say nothing new. */
function feasible(a: readonly (readonly number[])[], b: readonly number[], columns: number): Tableau {
  const lines = a.map((line, i) => {
    const sign = b[i]! < 0 ? -1 : 1
    return [...line.map((value) => sign * value), ...a.map((_, k) => Number(k === i)), sign * b[i]!]
  })
  const tableau = { lines, basis: lines.map((_, i) => columns + i), columns: columns + lines.length }
  climb(tableau, (column) => (column >= columns ? -1 : 0))
  const kept: number[] = []
  for (const [i, line] of lines.entries()) {
    if (tableau.basis[i]! < columns) kept.push(i)
    else {
      const column = line.slice(0, columns).findIndex((value) => Math.abs(value) > tiny)
      if (column === -1) continue
      pivot(tableau, i, column)
      kept.push(i)
    }
  }
  return {
    lines: kept.map((i) => [...lines[i]!.slice(0, columns), lines[i]!.at(-1)!]),
    basis: kept.map((i) => tableau.basis[i]!),
    columns,
  }
}

/** The greatest value of sign · x over the solutions. */
function extreme(start: Tableau, unknown: number, sign: 1 | -1): number {
  const tableau = { ...start, lines: start.lines.map((line) => [...line]), basis: [...start.basis] }
  if (!climb(tableau, (column) => (column === unknown ? sign : 0))) return Number.POSITIVE_INFINITY
  const at = tableau.basis.indexOf(unknown)
  const value = at === -1 ? 0 : tableau.lines[at]!.at(-1)!
  const whole = Math.round(value)
  return sign * (Math.abs(value - whole) < 1e-6 ? whole : value)
}

/** Climbs to the best corner; false where there is none. By the steepest gain at first, then by Bland's rule, which ends. */
function climb(tableau: Tableau, gain: (column: number) => number): boolean {
  const { lines, basis, columns } = tableau
  const worth = Float64Array.from({ length: columns + 1 }, (_, column) =>
    lines.reduce((left, line, i) => left - gain(basis[i]!) * line[column]!, column < columns ? gain(column) : 0),
  )
  for (let round = 0; ; round++) {
    let column = -1
    for (let j = 0; j < columns; j++) {
      if (!(worth[j]! > (column === -1 ? tiny : worth[column]!))) continue
      column = j
      if (round > 4 * columns) break
    }
    if (column === -1) return true
    const at = leaving(tableau, column)
    if (at === -1) return false
    pivot(tableau, at, column)
    const factor = worth[column]!
    for (let j = 0; j <= columns; j++) worth[j]! -= factor * lines[at]![j]!
  }
}

function leaving({ lines, basis }: Tableau, column: number): number {
  let at = -1
  let best = Number.POSITIVE_INFINITY
  for (const [i, line] of lines.entries()) {
    if (line[column]! <= tiny) continue
    const step = line.at(-1)! / line[column]!
    if (step < best - tiny || (step < best + tiny && (at === -1 || basis[i]! < basis[at]!))) {
      at = i
      best = Math.min(best, step)
    }
  }
  return at
}

function pivot({ lines, basis }: Tableau, at: number, column: number): void {
  const by = lines[at]![column]!
  const line = lines[at]!.map((value) => value / by)
  lines[at] = line
  basis[at] = column
  for (const [i, other] of lines.entries()) {
    const factor = other[column]!
    if (i !== at && factor !== 0) for (let j = 0; j < other.length; j++) other[j]! -= factor * line[j]!
  }
}
