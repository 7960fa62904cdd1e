import { type CompiledStage, type Design, DesignFault, type OnePsu } from './design.ts'
import { CellNumbers, type Cells, countingStages, type StageCells, stageCells } from './domain-cells.ts'
import { type Column, estimateMean } from './estimates.ts'
import type { Replicates } from './replicates.ts'
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

/**
 * SPEC I. Means of all columns (NaN is missing) in each domain, each with its Taylor error: what `estimateMean` gives for
 * each, from one pass over the rows. Fitted weights (SPEC F) go the long way, domain by domain.
 */
export function meansOfMany(design: Design, columns: readonly Column[], domains?: Labels): ManyMeans {
  if (design.adjustments.length > 0) return oneByOne(design, columns, domains)
  return taylorMeans(tabulate(design, columns, domains))
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

function numbered(rows: number, domains?: Labels): { labels: (number | string)[]; domainOfRow: Int32Array } {
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
  const influence = new Float64Array(sums.cells)
  for (let item = 0; item < items; item++) {
    const moments = momentsOf(table, item)
    fillInfluence(influence, table, item, moments)
    const { variance, df } = variances(table, item, influence)
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

type Moments = { n: Float64Array; weight: Float64Array; mean: Float64Array; square: Float64Array }

/** Of each domain: rows, weight, mean and sum of squares, values counted from the item's shift. */
function momentsOf({ labels, sums, base }: Tabulated, item: number): Moments {
  const of = () => new Float64Array(labels.length)
  const moments: Moments = { n: of(), weight: of(), mean: of(), square: of() }
  for (let cell = 0; cell < sums.cells; cell++) {
    const d = base.domainOfCell[cell]!
    moments.n[d]! += sums.rows[item]![cell]!
    moments.weight[d]! += sums.weight[item]![cell]!
    moments.mean[d]! += sums.value[item]![cell]!
    moments.square[d]! += sums.square[item]![cell]!
  }
  for (let d = 0; d < labels.length; d++) moments.mean[d]! /= moments.weight[d]!
  return moments
}

function fillInfluence(influence: Float64Array, { sums, base }: Tabulated, item: number, moments: Moments): void {
  const [value, weight] = [sums.value[item]!, sums.weight[item]!]
  for (let cell = 0; cell < sums.cells; cell++) {
    const d = base.domainOfCell[cell]!
    influence[cell] = weight[cell] === 0 ? 0 : (value[cell]! - moments.mean[d]! * weight[cell]!) / moments.weight[d]!
  }
}

function variances({ labels, sums, stages, onePsu }: Tabulated, item: number, influence: Float64Array) {
  const variance = new Float64Array(labels.length)
  const df = new Float64Array(labels.length)
  for (const [depth, stage] of stages.entries()) {
    const z = new Float64Array(stage.cells)
    const rows = new Float64Array(stage.cells)
    for (let cell = 0; cell < influence.length; cell++) {
      z[stage.cellOfBase[cell]!]! += influence[cell]!
      rows[stage.cellOfBase[cell]!]! += sums.rows[item]![cell]!
    }
    for (let d = 0; d < labels.length; d++) {
      const own = domainVariance(stage, d, { z, rows, onePsu })
      variance[d]! += own.variance
      if (depth === 0) df[d] = own.units - own.groups
    }
  }
  return { variance, df }
}

type Values = { z: Float64Array; rows: Float64Array; onePsu: OnePsu }

function domainVariance(stage: StageCells, d: number, { z, rows, onePsu }: Values) {
  let [variance, units, groups] = [0, 0, 0]
  const alone: number[] = []
  const each = new Map<number, { groups: number; variance: number }>()
  for (let group = stage.groupsFrom[d]!; group < stage.groupsFrom[d + 1]!; group++) {
    const { present, squares } = deviations(stage, group, z, rows)
    if (present === 0) continue
    units += present
    groups++
    if (stage.lonely[group]) {
      if (onePsu === 'fail')
        throw new DesignFault('onePsu', `Stratum ${stage.stratum[group]} has one sampled unit`, stage.stratum[group])
      alone.push(stage.parent[group]!)
    }
    variance += squares * stage.scale[group]!
    if (!stage.anyLonely || onePsu !== 'average') continue
    const under = each.get(stage.parent[group]!) ?? { groups: 0, variance: 0 }
    each.set(stage.parent[group]!, {
      groups: under.groups + 1,
      variance: under.variance + squares * stage.scale[group]!,
    })
  }
  if (onePsu === 'average' && alone.length > 0) variance = spread(each, alone)
  return { variance, units, groups }
}

/** SPEC A5 'average': where of k strata under one parent l are lonely, the others count k / (k − l) times. */
function spread(each: ReadonlyMap<number, { groups: number; variance: number }>, alone: readonly number[]): number {
  let variance = 0
  for (const [parent, own] of each) {
    const lonely = alone.filter((one) => one === parent).length
    variance += own.groups > lonely ? (own.variance * own.groups) / (own.groups - lonely) : own.variance
  }
  return variance
}

/** Squared deviations of a group's units from their mean; units without a row of the domain stand at 0. */
function deviations(stage: StageCells, group: number, z: Float64Array, rows: Float64Array) {
  const [from, to, n] = [stage.begins[group]!, stage.begins[group + 1]!, stage.sampled[group]!]
  let [sum, present] = [0, 0]
  for (let i = from; i < to; i++) {
    sum += z[stage.order[i]!]!
    if (rows[stage.order[i]!]! > 0) present++
  }
  const mean = stage.lonely[group] ? 0 : sum / n
  let squares = (n - (to - from)) * mean * mean
  for (let i = from; i < to; i++) squares += (z[stage.order[i]!]! - mean) ** 2
  return { present, squares }
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
