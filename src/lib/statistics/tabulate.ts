import { fillInfluence, type Moments, momentsOf, variances } from './cell-variance.ts'
import { type CompiledStage, type Design, DesignFault, type OnePsu } from './design.ts'
import { CellNumbers, type Cells, countingStages, type StageCells, stageCells } from './domain-cells.ts'
import type { Column } from './estimates.ts'
import { UnitSums } from './unit-sums.ts'

type Labels = ArrayLike<number | string>

/** Means of many items in many domains: the entry of item i in domain d is at d · items + i. */
export type ManyMeans = {
  labels: (number | string)[]
  items: number
  value: Float64Array
  se: Float64Array
  /** Rows that counted. */
  n: Float64Array
  df: Float64Array
  /** NaN where it cannot be told. */
  deff: Float64Array
}

/** Sums by first-stage unit (and units below, where they add to the variance) and domain. */
export type Tabulated = {
  labels: (number | string)[]
  sums: UnitSums
  base: Cells
  stages: StageCells[]
  /** For replicates: the first stage, and the first-stage unit of each cell. */
  firstStage: readonly CompiledStage[]
  firstUnit: Int32Array
  onePsu: OnePsu
}

/** SPEC I1. One pass over the rows: sums by unit and domain, from which means, errors and replicates follow. */
export function tabulate(design: Design, columns: readonly Column[], domains?: Labels): Tabulated {
  const counting = countingStages(design.stages)
  const deepest = counting.at(-1)!.stage
  const { labels, domainOfRow } = numbered(design.rows, domains)
  const numbers = new CellNumbers()
  const cellOfRow = new Int32Array(design.rows)
  const rowOfCell: number[] = []
  for (let row = 0; row < design.rows; row++) {
    const cell = numbers.of(deepest.unitOfRow[row]!, domainOfRow[row]!)
    cellOfRow[row] = cell
    if (cell === rowOfCell.length) rowOfCell.push(row)
  }
  const base = numbers.cells
  const sums = new UnitSums(columns.length, rowOfCell.length)
  sums.grow(rowOfCell.length)
  for (const [item, column] of columns.entries()) sums.add(item, cellOfRow, design.weights, column)
  const unitAt = (stage: CompiledStage) => Int32Array.from(rowOfCell, (row) => stage.unitOfRow[row]!)
  const stages = counting.map(({ stage, factors }) =>
    stageCells({ stage, factors, base, unitOfBase: unitAt(stage), domains: labels.length }, design.onePsu),
  )
  const firstUnit = unitAt(design.stages[0]!)
  return { labels, sums, base, stages, firstStage: design.stages, firstUnit, onePsu: design.onePsu }
}

export function numbered(rows: number, domains?: Labels): { labels: (number | string)[]; domainOfRow: Int32Array } {
  if (!domains) return { labels: [''], domainOfRow: new Int32Array(rows) }
  if (domains.length !== rows) throw new DesignFault('lengths', `${domains.length} domains for ${rows} rows`)
  const known = new Map<number | string, number>()
  const domainOfRow = Int32Array.from({ length: rows }, (_, row) => {
    const label = domains[row]!
    const found = known.get(label)
    if (found !== undefined) return found
    known.set(label, known.size)
    return known.size - 1
  })
  return { labels: [...known.keys()], domainOfRow }
}

/** SPEC I2. Means and Taylor errors from the sums. */
export function taylorMeans(table: Tabulated): ManyMeans {
  const influence = new Float64Array(table.sums.cells)
  return filled(table, (item, moments) => {
    fillInfluence(influence, table, item, moments)
    return variances(table, item, influence)
  })
}

type Variances = { variance: Float64Array; df: Float64Array }

/** Means of all items and domains, with the variances that are reckoned item by item. */
export function filled(
  table: Pick<Tabulated, 'labels' | 'sums' | 'base'>,
  variancesOf: (item: number, moments: Moments) => Variances,
): ManyMeans {
  const { labels, sums } = table
  const [domains, items] = [labels.length, sums.items]
  const nothing = () => new Float64Array(domains * items).fill(Number.NaN)
  const all: ManyMeans = {
    labels,
    items,
    value: nothing(),
    se: nothing(),
    n: nothing(),
    df: nothing(),
    deff: nothing(),
  }
  for (let item = 0; item < items; item++) {
    const moments = momentsOf(table, item)
    const { variance, df } = variancesOf(item, moments)
    for (let d = 0; d < domains; d++) {
      const at = d * items + item
      const [n, weight] = [moments.n[d]!, moments.weight[d]!]
      all.n[at] = n
      all.df[at] = df[d]!
      if (n === 0) continue
      const mean = moments.mean[d]!
      all.value[at] = mean + sums.shift[item]!
      all.se[at] = Math.sqrt(variance[d]!)
      const simple = (((moments.square[d]! / weight - mean * mean) * n) / (n - 1)) * ((weight - n) / (weight * n))
      const deff = variance[d]! / simple
      all.deff[at] = Number.isFinite(deff) ? deff : Number.NaN
    }
  }
  return all
}
