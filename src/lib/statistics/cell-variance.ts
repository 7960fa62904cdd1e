import { DesignFault, type OnePsu } from './design.ts'
import type { Cells, StageCells } from './domain-cells.ts'
import type { UnitSums } from './unit-sums.ts'

/** Sums by cell, and the domain of each cell. */
export type Summed = { labels: readonly unknown[]; sums: UnitSums; base: Cells }

/** Of each domain, values counted from the item's shift. */
export type Moments = { n: Float64Array; weight: Float64Array; mean: Float64Array; square: Float64Array }

/** Of each domain: rows, weight, mean and sum of squares, values counted from the item's shift. */
export function momentsOf({ labels, sums, base }: Summed, item: number): Moments {
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

export function fillInfluence(influence: Float64Array, { sums, base }: Summed, item: number, moments: Moments): void {
  const [value, weight] = [sums.value[item]!, sums.weight[item]!]
  for (let cell = 0; cell < sums.cells; cell++) {
    const d = base.domainOfCell[cell]!
    influence[cell] = weight[cell] === 0 ? 0 : (value[cell]! - moments.mean[d]! * weight[cell]!) / moments.weight[d]!
  }
}

export function variances(
  { labels, sums, stages, onePsu }: Summed & { stages: readonly StageCells[]; onePsu: OnePsu },
  item: number,
  influence: Float64Array,
) {
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

export function domainVariance(stage: StageCells, d: number, { z, rows, onePsu }: Values) {
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
