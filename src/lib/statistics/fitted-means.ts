import { domainVariance, fillInfluence, type Moments, variances } from './cell-variance.ts'
import type { Design, GroupMeans } from './design.ts'
import { CellNumbers, countingStages, type StageCells, stageCells } from './domain-cells.ts'
import type { Column } from './estimates.ts'
import { filled, type ManyMeans, numbered, tabulate } from './tabulate.ts'
import { UnitSums } from './unit-sums.ts'

/** Numbers by domain, or by class: those of k stand from `from[k]` to below `from[k + 1]`. */
type Lists = { from: Int32Array; list: Int32Array }

/**
 * SPEC I5. Means under weights that were fitted to groups. What the groups take out of a row's influence is its weight times
 * a figure of its class (the crossing of all margins), so that sums by class are enough; units outside a domain get a share.
 */
export function fittedMeans(
  design: Design,
  groups: GroupMeans,
  columns: readonly Column[],
  domains?: ArrayLike<number | string>,
): ManyMeans {
  const table = tabulate({ ...design, adjustments: [] }, columns, domains)
  const classes = classesOf(design, groups, columns, numbered(design.rows, domains).domainOfRow)
  const units = wholeUnits(design)
  const cellsOfDomain = listed(table.base.domainOfCell, table.labels.length)
  const influence = new Float64Array(table.sums.cells)
  const taken = new Float64Array(classes.count)
  const z = new Float64Array(units.count)
  return filled(table, (item, moments) => {
    fillInfluence(influence, table, item, moments)
    const { df } = variances({ ...table, onePsu: 'remove' }, item, influence)
    const variance = moments.n.map((n, d) => {
      if (n === 0) return Number.NaN
      z.fill(0)
      for (let i = cellsOfDomain.from[d]!; i < cellsOfDomain.from[d + 1]!; i++) {
        const cell = cellsOfDomain.list[i]!
        z[table.base.unitOfCell[cell]!]! += influence[cell]!
      }
      takeOut(taken, classes, { groups, item, d, moments })
      for (let k = 0; k < classes.count; k++) {
        if (taken[k] === 0) continue
        for (let i = classes.units.from[k]!; i < classes.units.from[k + 1]!; i++) {
          const pair = classes.units.list[i]!
          z[classes.unitOfPair[pair]!]! -= classes.weightOfPair[pair]! * taken[k]!
        }
      }
      return varianceOf(units.stages, z, design.onePsu)
    })
    return { variance, df }
  })
}

type Classes = {
  count: number
  /** Group of each class at each margin, and what a mean of the class divides by. */
  groupAt: readonly Int32Array[]
  size: Float64Array
  /** Sums by class and domain; cells listed by domain. */
  sums: UnitSums
  classOfCell: Int32Array
  cellsOfDomain: Lists
  /** Weight that a unit has in a class, pairs listed by class. */
  units: Lists
  unitOfPair: Int32Array
  weightOfPair: Float64Array
}

function classesOf(design: Design, groups: GroupMeans, columns: readonly Column[], domainOfRow: Int32Array): Classes {
  const { rows, weights } = design
  const deepest = countingStages(design.stages).at(-1)!.stage
  let classOfRow: Int32Array = new Int32Array(rows)
  for (const { of } of groups.margins) {
    const numbers = new CellNumbers()
    classOfRow = classOfRow.map((own, row) => numbers.of(own, of[row]!))
  }
  const count = classOfRow.reduce((most, own) => Math.max(most, own + 1), 0)
  const groupAt = groups.margins.map(() => new Int32Array(count))
  const size = new Float64Array(count)
  const [cells, pairs] = [new CellNumbers(), new CellNumbers()]
  const cellOfRow = new Int32Array(rows)
  const counted = new Float64Array(rows)
  const weightOfPair: number[] = []
  for (let row = 0; row < rows; row++) {
    const own = classOfRow[row]!
    for (const [m, { of }] of groups.margins.entries()) groupAt[m]![own] = of[row]!
    size[own]! += groups.weighted ? weights[row]! : 1
    counted[row] = groups.weighted ? weights[row]! : Number(weights[row] !== 0)
    cellOfRow[row] = cells.of(own, domainOfRow[row]!)
    const pair = pairs.of(deepest.unitOfRow[row]!, own)
    weightOfPair[pair] = (weightOfPair[pair] ?? 0) + weights[row]!
  }
  const sums = new UnitSums(columns.length, cells.unit.length)
  sums.grow(cells.unit.length)
  for (const [item, column] of columns.entries()) sums.add(item, cellOfRow, counted, column)
  const domains = domainOfRow.reduce((most, own) => Math.max(most, own + 1), 0)
  return {
    count,
    groupAt,
    size,
    sums,
    classOfCell: cells.cells.unitOfCell,
    cellsOfDomain: listed(cells.cells.domainOfCell, domains),
    units: listed(pairs.cells.domainOfCell, count),
    unitOfPair: pairs.cells.unitOfCell,
    weightOfPair: Float64Array.from(weightOfPair),
  }
}

function listed(labels: Int32Array, count: number): Lists {
  const from = new Int32Array(count + 1)
  for (const label of labels) from[label + 1]!++
  for (let k = 0; k < count; k++) from[k + 1]! += from[k]!
  return { from, list: Int32Array.from(labels.keys()).sort((a, b) => labels[a]! - labels[b]! || a - b) }
}

type Of = { groups: GroupMeans; item: number; d: number; moments: Moments }

/** What is taken out of each row of a class, over its weight: means of the groups, margin by margin, round by round. */
function takeOut(taken: Float64Array, classes: Classes, { groups, item, d, moments }: Of): void {
  const { sums, classOfCell, cellsOfDomain, size, groupAt } = classes
  const left = new Float64Array(classes.count)
  taken.fill(0)
  for (let i = cellsOfDomain.from[d]!; i < cellsOfDomain.from[d + 1]!; i++) {
    const cell = cellsOfDomain.list[i]!
    const off = sums.value[item]![cell]! - moments.mean[d]! * sums.weight[item]![cell]!
    left[classOfCell[cell]!]! += off / moments.weight[d]!
  }
  if (groups.rounds === 1 && groups.margins.length === 1) {
    // One margin alone: classes are its groups, and only those of the domain have anything to take out.
    for (let i = cellsOfDomain.from[d]!; i < cellsOfDomain.from[d + 1]!; i++) {
      const own = classOfCell[cellsOfDomain.list[i]!]!
      taken[own] = left[own] === 0 ? 0 : left[own]! / size[own]!
    }
    return
  }
  for (let round = 0; round < groups.rounds; round++) {
    for (const [m, { count }] of groups.margins.entries()) {
      const group = groupAt[m]!
      const [sum, all] = [new Float64Array(count), new Float64Array(count)]
      for (let k = 0; k < classes.count; k++) {
        sum[group[k]!]! += left[k]!
        all[group[k]!]! += size[k]!
      }
      for (let k = 0; k < classes.count; k++) {
        const mean = sum[group[k]!]! === 0 ? 0 : sum[group[k]!]! / all[group[k]!]!
        taken[k]! += mean
        left[k]! -= mean * size[k]!
      }
    }
  }
}

/** A stage with room for the sums of its units; each of them counts. */
type Whole = { stage: StageCells; own: Float64Array; rows: Float64Array }

/** All units of the deepest stage that counts, as one domain: strata outside a domain add too. */
function wholeUnits(design: Design): { count: number; stages: Whole[] } {
  const counting = countingStages(design.stages)
  const deepest = counting.at(-1)!.stage
  const count = deepest.stratumOfUnit.length
  const rowOfUnit = new Int32Array(count)
  for (const [row, unit] of deepest.unitOfRow.entries()) rowOfUnit[unit] = row
  const base = { domainOfCell: new Int32Array(count), unitOfCell: Int32Array.from(rowOfUnit.keys()) }
  const stages = counting.map(({ stage, factors }) => {
    const unitOfBase = rowOfUnit.map((row) => stage.unitOfRow[row]!)
    const cells = stageCells({ stage, factors, base, unitOfBase, domains: 1 }, design.onePsu)
    return { stage: cells, own: new Float64Array(cells.cells), rows: new Float64Array(cells.cells).fill(1) }
  })
  return { count, stages }
}

function varianceOf(stages: readonly Whole[], z: Float64Array, onePsu: Design['onePsu']): number {
  let variance = 0
  for (const { stage, own, rows } of stages) {
    own.fill(0)
    for (let unit = 0; unit < z.length; unit++) own[stage.cellOfBase[unit]!]! += z[unit]!
    variance += domainVariance(stage, 0, { z: own, rows, onePsu }).variance
  }
  return variance
}
