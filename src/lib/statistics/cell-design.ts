import { DesignFault, type OnePsu } from './design.ts'
import { factorsOf, strataScales } from './variance.ts'

type Labels = ArrayLike<number | string>

/** One stage of sampling over cells; every list has an entry a cell. Labels hold within the unit of the stage before. */
export type CellStage = {
  strata?: Labels
  /** Sampled unit of the cell; null where each of its rows is a unit. Left out: each row of every cell. */
  units?: ArrayLike<number | string | null>
  /** Units of the stratum in the population. Left out or Infinity: as if drawn with replacement. */
  population?: ArrayLike<number>
}

export type CellDesignInput = {
  /** Rows of each cell. */
  rows: ArrayLike<number>
  /** Of one row of each cell. */
  weights: ArrayLike<number>
  stages: readonly CellStage[]
  onePsu?: OnePsu
}

/** Units and strata numbered 0, 1, …; −1 where a cell has no part in a stage, or its rows are the units. */
type NumberedStage = {
  stratumOfCell: Int32Array
  unitOfCell: Int32Array
  stratumOfUnit: Int32Array
  sampled: Float64Array
  population: Float64Array
  parentOfStratum: Int32Array | null
  /** SPEC B2: what stands before each stratum. */
  factors: Float64Array
}

/** Known parts of the population by cell: the rows of a group add up to its total. */
export type CellGroups = { of: Int32Array; count: number }

/** What fitted weights take out of influence values (SPEC F1, F2). */
export type CellFit = { margins: readonly CellGroups[]; rounds: number; weighted: boolean }

export type CellDesign = {
  rows: Float64Array
  weights: Float64Array
  stages: readonly NumberedStage[]
  onePsu: OnePsu
  fit: CellFit | null
}

/** SPEC N1. Checks and numbers a design whose rows are known by cell: alike in units and weight. Throws DesignFault. */
export function cellDesign({ rows, weights, stages, onePsu = 'fail' }: CellDesignInput): CellDesign {
  const counts = Float64Array.from(rows)
  if (stages.length === 0 || !counts.some((count) => count > 0)) throw new DesignFault('noRows', 'A design needs rows')
  for (const list of [weights, ...stages.flatMap((each) => [each.strata, each.units, each.population])]) {
    if (list && list.length !== counts.length) {
      throw new DesignFault('lengths', `A list of ${list.length} for ${counts.length} cells`)
    }
  }
  const own = Float64Array.from(weights)
  const bad = own.findIndex((weight) => !(weight >= 0 && weight < Infinity))
  if (bad !== -1) throw new DesignFault('weight', `Weight ${own[bad]} of cell ${bad}`, bad)
  const numberedStages: NumberedStage[] = []
  for (const stage of stages) {
    const next = numbered(stage, counts, numberedStages.at(-1))
    if (next.factors.every((factor) => factor === 0)) break
    numberedStages.push(next)
  }
  return { rows: counts, weights: own, stages: numberedStages, onePsu, fit: null }
}

/** Strata and units in order of appearance. */
class Numbering {
  readonly #strata = new Map<string, number>()
  readonly #units = new Map<string, number>()
  readonly parents: number[] = []
  readonly sampled: number[] = []
  readonly population: number[] = []
  readonly stratumOfUnit: number[] = []

  stratum(stage: CellStage, cell: number, parent: number): number {
    const stratum = numberOf(this.#strata, parent, stage.strata?.[cell] ?? 0)
    const of = populationOf(stage, cell)
    if (stratum === this.parents.length) {
      this.parents.push(parent)
      this.sampled.push(0)
      this.population.push(of)
    } else if (this.population[stratum] !== of) {
      throw new DesignFault('populationVaries', 'A stratum has one population', cell)
    }
    return stratum
  }

  unit(label: number | string, cell: number, at: { parent: number; stratum: number }): number {
    const unit = numberOf(this.#units, at.parent, label)
    if (unit === this.stratumOfUnit.length) {
      this.stratumOfUnit.push(at.stratum)
      this.sampled[at.stratum]!++
    } else if (this.stratumOfUnit[unit] !== at.stratum) {
      throw new DesignFault('clusterInTwoStrata', 'A cluster lies in two strata', cell)
    }
    return unit
  }
}

function numbered(stage: CellStage, rows: Float64Array, before: NumberedStage | undefined): NumberedStage {
  const known = new Numbering()
  const [stratumOfCell, unitOfCell] = [new Int32Array(rows.length).fill(-1), new Int32Array(rows.length).fill(-1)]
  for (let cell = 0; cell < rows.length; cell++) {
    const parent = before ? before.unitOfCell[cell]! : 0
    // Where rows were the units already nothing is drawn below them.
    if (parent < 0 || rows[cell] === 0) continue
    const stratum = known.stratum(stage, cell, parent)
    stratumOfCell[cell] = stratum
    const label = stage.units ? (stage.units[cell] ?? null) : null
    if (label === null) known.sampled[stratum]! += rows[cell]!
    else unitOfCell[cell] = known.unit(label, cell, { parent, stratum })
  }
  const small = known.population.findIndex((of, h) => of < known.sampled[h]!)
  if (small !== -1) throw new DesignFault('populationTooSmall', 'More units drawn than there are', small)
  const compiled = {
    ...{ stratumOfCell, unitOfCell, stratumOfUnit: Int32Array.from(known.stratumOfUnit) },
    ...{ sampled: Float64Array.from(known.sampled), population: Float64Array.from(known.population) },
    parentOfStratum: before ? Int32Array.from(known.parents) : null,
  }
  return { ...compiled, factors: factorsOf(compiled, before ? shares(before) : null) }
}

const numberOf = (known: Map<string, number>, parent: number, label: number | string): number => {
  const key = `${parent} ${typeof label} ${label}`
  const found = known.get(key) ?? known.size
  if (found === known.size) known.set(key, found)
  return found
}

function populationOf({ population }: CellStage, cell: number): number {
  const of = population ? population[cell]! : Number.POSITIVE_INFINITY
  if (!(of > 0)) throw new DesignFault('populationTooSmall', 'A population is a positive number', cell)
  return of
}

/** Product of n/N of the stages down to each unit's own. */
const shares = ({ stratumOfUnit, factors, sampled, population }: NumberedStage): Float64Array =>
  Float64Array.from(stratumOfUnit, (h) => (factors[h]! * sampled[h]!) / population[h]!)

/** Of each cell: sum of influence values over its rows, sum of their squares, and rows that lie in the domain. */
export type CellSums = { sum: Float64Array; square: Float64Array; counted: Float64Array }

/** SPEC N2. Variance of a total of influence values, and its degrees of freedom. Throws DesignFault 'onePsu'. */
export function varianceOfCells(design: CellDesign, sums: CellSums): { variance: number; df: number } {
  const fitted = design.fit ? withoutGroups(design, design.fit, sums) : sums
  // Fitted weights carry the domain's influence into strata outside it.
  const present = design.fit ? null : sums.counted
  let variance = 0
  for (const stage of design.stages) variance += stageVariance(design, stage, fitted, present)
  return { variance, df: degreesOfFreedom(design, sums.counted) }
}

function stageVariance(
  { onePsu }: CellDesign,
  stage: NumberedStage,
  { sum, square }: CellSums,
  counted: Float64Array | null,
): number {
  const { stratumOfCell, unitOfCell, stratumOfUnit, sampled, factors } = stage
  const present = new Uint8Array(sampled.length).fill(counted ? 0 : 1)
  const units = new Float64Array(stratumOfUnit.length)
  const [total, squares] = [new Float64Array(sampled.length), new Float64Array(sampled.length)]
  for (let cell = 0; cell < stratumOfCell.length; cell++) {
    const h = stratumOfCell[cell]!
    if (h < 0) continue
    if (counted && counted[cell]! > 0) present[h] = 1
    if (unitOfCell[cell]! >= 0) units[unitOfCell[cell]!]! += sum[cell]!
    else {
      total[h]! += sum[cell]!
      squares[h]! += square[cell]!
    }
  }
  for (const [unit, z] of units.entries()) {
    total[stratumOfUnit[unit]!]! += z
    squares[stratumOfUnit[unit]!]! += z * z
  }
  const { scale, lonely } = strataScales(stage, { factors, present }, onePsu)
  let variance = 0
  for (const [h, of] of scale.entries()) {
    if (of === 0) continue
    const around = lonely[h] ? 0 : (total[h]! * total[h]!) / sampled[h]!
    variance += factors[h]! * of * Math.max(0, squares[h]! - around)
  }
  return variance
}

/** SPEC A4: first-stage units with rows of the domain less their strata. */
function degreesOfFreedom({ weights, stages }: CellDesign, counted: Float64Array): number {
  const { stratumOfCell, unitOfCell } = stages[0]!
  const [units, strata] = [new Set<number>(), new Set<number>()]
  let alone = 0
  for (let cell = 0; cell < counted.length; cell++) {
    if (counted[cell] === 0 || weights[cell] === 0) continue
    strata.add(stratumOfCell[cell]!)
    if (unitOfCell[cell]! >= 0) units.add(unitOfCell[cell]!)
    else alone += counted[cell]!
  }
  return units.size + alone - strata.size
}

/** SPEC N3. What the known totals explain is taken out of each row: its weight times a figure of its groups. */
function withoutGroups(
  { rows, weights }: CellDesign,
  { margins, rounds, weighted }: CellFit,
  sums: CellSums,
): CellSums {
  const [sum, square] = [Float64Array.from(sums.sum), Float64Array.from(sums.square)]
  const taken = new Float64Array(sum.length)
  for (let round = 0; round < rounds; round++) {
    for (const { of, count } of margins) {
      const [z, size] = [new Float64Array(count), new Float64Array(count)]
      for (let cell = 0; cell < sum.length; cell++) {
        const w = weights[cell]!
        z[of[cell]!]! += weighted ? sum[cell]! : w === 0 ? 0 : sum[cell]! / w
        size[of[cell]!]! += weighted ? w * rows[cell]! : rows[cell]!
      }
      for (let cell = 0; cell < sum.length; cell++) {
        const mean = size[of[cell]!]! === 0 ? 0 : z[of[cell]!]! / size[of[cell]!]!
        taken[cell]! += weights[cell]! * mean
        sum[cell]! -= rows[cell]! * weights[cell]! * mean
      }
    }
  }
  for (let cell = 0; cell < sum.length; cell++) {
    square[cell]! += taken[cell]! * (rows[cell]! * taken[cell]! - 2 * sums.sum[cell]!)
  }
  return { sum, square, counted: sums.counted }
}
