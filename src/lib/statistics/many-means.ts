import type { Design } from './design.ts'
import { type Column, estimateMean } from './estimates.ts'
import { fittedMeans } from './fitted-means.ts'
import type { Replicates } from './replicates.ts'
import { type ManyMeans, numbered, type Tabulated, tabulate, taylorMeans } from './tabulate.ts'

type Labels = ArrayLike<number | string>

/**
 * SPEC I. Means of all columns (NaN is missing) in each domain, each with its Taylor error: what `estimateMean` gives for
 * each, from one pass over the rows. Weights fitted by columns (SPEC F3) or in several ways go the long way, one by one.
 */
export function meansOfMany(design: Design, columns: readonly Column[], domains?: Labels): ManyMeans {
  if (design.adjustments.length === 0) return taylorMeans(tabulate(design, columns, domains))
  const groups = design.adjustments.length === 1 ? design.adjustments[0]!.byGroups : null
  return groups ? fittedMeans(design, groups, columns, domains) : oneByOne(design, columns, domains)
}

/** SPEC I3. The same means with the variance over replicates (SPEC G5), of all items and domains at once. */
export function replicatedMeans(table: Tabulated, { factors, scale, scaleOf }: Replicates): ManyMeans {
  const { labels, sums, base, firstUnit } = table
  const means = taylorMeans({ ...table, onePsu: table.onePsu === 'fail' ? 'remove' : table.onePsu })
  const size = labels.length * sums.items
  const [first, second] = [new Float64Array(size), new Float64Array(size)]
  const [plain, used] = [new Float64Array(size), scaleOf.reduce((sum, each) => sum + Number(each > 0), 0)]
  const own = new Float64Array(sums.cells)
  const [weight, value] = [new Float64Array(labels.length), new Float64Array(labels.length)]
  for (const [r, factor] of factors.entries()) {
    if (!(scaleOf[r]! > 0)) continue
    for (let cell = 0; cell < sums.cells; cell++) own[cell] = factor[firstUnit[cell]!]!
    for (let item = 0; item < sums.items; item++) {
      addReplicate(own, base.domainOfCell, sums.weight[item]!, sums.value[item]!, weight, value)
      for (let d = 0; d < labels.length; d++) {
        const at = d * sums.items + item
        const off = value[d]! / weight[d]! - (means.value[at]! - sums.shift[item]!)
        plain[at]! += off
        first[at]! += scaleOf[r]! * off
        second[at]! += scaleOf[r]! * off * off
      }
    }
  }
  const whole = scaleOf.reduce((sum, each) => sum + each, 0)
  const se = means.se.map((_, at) => {
    const mean = plain[at]! / used
    return Math.sqrt(Math.max(0, scale * (second[at]! - 2 * mean * first[at]! + mean * mean * whole)))
  })
  return { ...means, se, deff: new Float64Array(size).fill(Number.NaN) }
}

function addReplicate(
  factor: Float64Array,
  domainOfCell: Int32Array,
  weights: Float64Array,
  values: Float64Array,
  weight: Float64Array,
  value: Float64Array,
): void {
  weight.fill(0)
  value.fill(0)
  for (let cell = 0; cell < factor.length; cell++) {
    const d = domainOfCell[cell]!
    weight[d]! += factor[cell]! * weights[cell]!
    value[d]! += factor[cell]! * values[cell]!
  }
}

function oneByOne(design: Design, columns: readonly Column[], domains?: Labels): ManyMeans {
  const { labels, domainOfRow } = numbered(design.rows, domains)
  const estimates = labels.flatMap((_, d) => {
    const domain = domainOfRow.map((own) => Number(own === d))
    return columns.map((column) => estimateMean(design, column, { domain }))
  })
  const of = (pick: (estimate: (typeof estimates)[number]) => number) => Float64Array.from(estimates, pick)
  return {
    labels,
    items: columns.length,
    value: of(({ value }) => value),
    se: of(({ se }) => se),
    n: of(({ n }) => n),
    df: of(({ df }) => df),
    deff: of(({ deff }) => deff ?? Number.NaN),
  }
}
