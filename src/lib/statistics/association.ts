import { type Design, DesignFault, designDf } from './design.ts'
import { chiSquareCdf, fTail, tCdf } from './distributions.ts'
import { type Column, combination, countedRows, meansByDomain } from './estimates.ts'
import { product, solve, transposed } from './linear.ts'
import { varianceOfTotals } from './variance.ts'

type Labels = ArrayLike<number | string>
export type Association = {
  /** Pearson's statistic of the weighted table, scaled to the number of rows. */
  chiSquare: number
  /** Divided by the trace of the generalised design effects; with these degrees of freedom. */
  f: { statistic: number; df1: number; df2: number; p: number }
  /** First-order correction: Pearson's statistic over the mean design effect, as chi-square. */
  first: { df: number; p: number }
}

/** SPEC H1. Whether two classifications hang together: Rao and Scott (1984), second-order. */
export function raoScott(design: Design, rows: Labels, columns: Labels): Association {
  const [r, c] = [names(rows), names(columns)]
  if (r.length < 2 || c.length < 2)
    throw new DesignFault('noRows', 'A test of association needs two classes on each side')
  const cells = r.flatMap((row) => c.map((column) => ({ row, column })))
  const { shares, covariance } = cellShares(design, cells, rows, columns)
  const n = design.rows
  const chiSquare = pearson(shares, r.length, c.length) * n
  const contrasts = interactions(r.length, c.length)
  const inverse = shares.map((share) => (share === 0 ? 0 : 1 / share))
  const scaled = contrasts.map((row, i) => row.map((value) => value * inverse[i]!))
  const simple = product(transposed(contrasts), scaled).map((row) => row.map((value) => value / n))
  const delta = solve(simple, product(transposed(scaled), product(covariance, scaled)))
  const trace = delta.reduce((sum, row, i) => sum + row[i]!, 0)
  const square = product(delta, delta).reduce((sum, row, i) => sum + row[i]!, 0)
  const df1 = trace ** 2 / square
  const df2 = df1 * designDf(design)
  const statistic = chiSquare / trace
  const df = delta.length
  return {
    chiSquare,
    f: { statistic, df1, df2, p: fTail(statistic, df1, df2) },
    first: { df, p: 1 - chiSquareCdf(chiSquare / (trace / df), df) },
  }
}

const names = (labels: Labels) => [...new Set(Array.from(labels))]

function cellShares(
  design: Design,
  cells: readonly { row: unknown; column: unknown }[],
  rows: Labels,
  columns: Labels,
) {
  const total = design.weights.reduce((sum, weight) => sum + weight, 0)
  const own = cells.map(({ row, column }) =>
    Float64Array.from({ length: design.rows }, (_, i) => Number(rows[i] === row && columns[i] === column)),
  )
  const shares = own.map((each) => each.reduce((sum, value, i) => sum + value * design.weights[i]!, 0) / total)
  const influence = own.map((each, k) => each.map((value, i) => (design.weights[i]! * (value - shares[k]!)) / total))
  const { values, size } = varianceOfTotals(design, influence)
  const covariance = shares.map((_, i) => Array.from(values.subarray(i * size, (i + 1) * size)))
  return { shares, covariance }
}

function pearson(shares: readonly number[], r: number, c: number): number {
  const row = (i: number) => shares.slice(i * c, (i + 1) * c).reduce((sum, value) => sum + value, 0)
  const column = (j: number) => shares.reduce((sum, value, k) => sum + (k % c === j ? value : 0), 0)
  let sum = 0
  for (let i = 0; i < r; i++) {
    for (let j = 0; j < c; j++) {
      const expected = row(i) * column(j)
      sum += (shares[i * c + j]! - expected) ** 2 / expected
    }
  }
  return sum
}

/** Interaction contrasts of an r × c table, each free of the effects of rows and columns. */
function interactions(r: number, c: number): number[][] {
  const centred = (size: number, one: number) => (i: number) => Number(i === one) - 1 / size
  return Array.from({ length: r * c }, (_, k) => {
    const [i, j] = [Math.floor(k / c), k % c]
    return Array.from({ length: (r - 1) * (c - 1) }, (_, m) => {
      const [a, b] = [1 + Math.floor(m / (c - 1)), 1 + (m % (c - 1))]
      return centred(r, a)(i) * centred(c, b)(j)
    })
  })
}

export type Difference = { value: number; se: number; t: number; df: number; p: number }

/** SPEC H2. Difference of the means of two groups, `second` less `first`, by t with one degree of freedom less than the design. */
export function differenceOfMeans(
  design: Design,
  column: Column,
  groups: Labels,
  pair: { first: unknown; second: unknown },
): Difference {
  const { labels, estimates, covariance } = meansByDomain(design, column, groups)
  const by = labels.map((label) => Number(label === pair.second) - Number(label === pair.first))
  const { value, se } = combination(
    estimates.map((each) => each.value),
    covariance,
    by,
  )
  const df = designDf(design, countedRows(design, [column])) - 1
  const t = value / se
  return { value, se, t, df, p: 2 * tCdf(-Math.abs(t), df) }
}
