/** What a design lacks or contradicts; `code` for the words of a screen, `at` the first row or stratum concerned. */
export class DesignFault extends Error {
  override name = 'DesignFault'
  readonly code: DesignFaultCode
  readonly at: number | string | undefined
  constructor(code: DesignFaultCode, message: string, at?: number | string) {
    super(message)
    this.code = code
    this.at = at
  }
}
export type DesignFaultCode =
  | 'noRows'
  | 'lengths'
  | 'weight'
  | 'noWeights'
  | 'clusterInTwoStrata'
  | 'populationVaries'
  | 'populationTooSmall'
  | 'onePsu'

type Labels = ArrayLike<number | string>

/** One stage of sampling; every list has an entry a row. */
export type Stage = {
  /** Left out: one stratum (within each unit of the stage before). */
  strata?: Labels
  /** Sampled unit of the row. Left out: each row is a unit. */
  clusters?: Labels
  /** Units of the row's stratum in the population. Left out or Infinity: as if drawn with replacement. */
  population?: ArrayLike<number>
}

/**
 * What a stratum with one sampled unit adds to the variance (names as in R's option survey.lonely.psu): nothing is
 * guessed ('fail'), nothing ('remove', 'certainty'), its distance from the whole ('adjust'), the mean of the others
 * ('average').
 */
export type OnePsu = 'fail' | 'remove' | 'certainty' | 'adjust' | 'average'

export type DesignInput = {
  rows: number
  stages: readonly Stage[]
  /** Left out: from the populations of all stages, n/N each. */
  weights?: ArrayLike<number>
  onePsu?: OnePsu
}

/** A stage with units and strata numbered 0, 1, … in order of appearance; units differ over strata and parents. */
export type CompiledStage = {
  unitOfRow: Int32Array
  stratumOfUnit: Int32Array
  /** Sampled units of each stratum. */
  sampled: Int32Array
  /** Units of each stratum in the population; Infinity where not known. */
  population: Float64Array
  /** The unit of the stage before in which each stratum lies; null at the first stage. */
  parentOfStratum: Int32Array | null
}

/** Groups whose mean is taken out of influence values over weights: one margin after the other, so many rounds. */
export type GroupMeans = {
  margins: readonly { of: Int32Array; count: number }[]
  rounds: number
  /** Means over the weights (post-stratification), or each row once (raking). */
  weighted: boolean
}

export type Adjustment = {
  /** Takes out of weighted influence values, in place, what the known totals explain. */
  apply: (influence: Float64Array) => void
  /** The same as means of groups, where it is that; for many means at once. */
  byGroups: GroupMeans | null
}

export type Design = {
  rows: number
  weights: Float64Array
  /** In the order in which the weights were fitted. */
  adjustments: readonly Adjustment[]
  stages: readonly CompiledStage[]
  onePsu: OnePsu
}

/** SPEC A. Checks and numbers a design once; throws DesignFault. */
export function surveyDesign({ rows, stages, weights, onePsu = 'fail' }: DesignInput): Design {
  if (rows < 1 || stages.length === 0) throw new DesignFault('noRows', 'A design needs rows and a stage')
  const compiled: CompiledStage[] = []
  for (const stage of stages) compiled.push(compileStage(stage, rows, compiled.at(-1)))
  return {
    rows,
    stages: compiled,
    onePsu,
    adjustments: [],
    weights: weights ? checkedWeights(weights, rows) : fromPopulations(compiled),
  }
}

function compileStage(stage: Stage, rows: number, before: CompiledStage | undefined): CompiledStage {
  for (const list of [stage.strata, stage.clusters, stage.population]) {
    if (list && list.length !== rows) throw new DesignFault('lengths', `A list of ${list.length} for ${rows} rows`)
  }
  const strata = new Numbers()
  const units = new Numbers()
  const unitOfRow = new Int32Array(rows)
  const stratumOfUnit: number[] = []
  const parents: number[] = []
  const sampled: number[] = []
  const population: number[] = []
  for (let row = 0; row < rows; row++) {
    const parent = before ? before.unitOfRow[row]! : 0
    const stratum = strata.of(parent, stage.strata?.[row] ?? 0)
    if (stratum === parents.length) {
      parents.push(parent)
      sampled.push(0)
      population.push(populationOf(stage, row))
    } else if (populationOf(stage, row) !== population[stratum]) {
      throw new DesignFault('populationVaries', 'A stratum has one population', row)
    }
    const unit = units.of(parent, stage.clusters ? stage.clusters[row]! : row)
    if (unit === stratumOfUnit.length) {
      stratumOfUnit.push(stratum)
      sampled[stratum]!++
    } else if (stratumOfUnit[unit] !== stratum) {
      throw new DesignFault('clusterInTwoStrata', 'A cluster lies in two strata', row)
    }
    unitOfRow[row] = unit
  }
  for (const [stratum, of] of population.entries()) {
    if (of < sampled[stratum]!) throw new DesignFault('populationTooSmall', 'More units drawn than there are', stratum)
  }
  return {
    unitOfRow,
    stratumOfUnit: Int32Array.from(stratumOfUnit),
    sampled: Int32Array.from(sampled),
    population: Float64Array.from(population),
    parentOfStratum: before ? Int32Array.from(parents) : null,
  }
}

function populationOf({ population }: Stage, row: number): number {
  const of = population ? population[row]! : Number.POSITIVE_INFINITY
  if (!(of > 0)) throw new DesignFault('populationTooSmall', 'A population is a positive number', row)
  return of
}

/** Labels within a parent, numbered in order of appearance. */
class Numbers {
  readonly #known = new Map<number, Map<number | string, number>>()
  #next = 0
  of(parent: number, label: number | string): number {
    let own = this.#known.get(parent)
    if (!own) {
      own = new Map()
      this.#known.set(parent, own)
    }
    let number = own.get(label)
    if (number === undefined) {
      number = this.#next++
      own.set(label, number)
    }
    return number
  }
}

function checkedWeights(weights: ArrayLike<number>, rows: number): Float64Array {
  if (weights.length !== rows) throw new DesignFault('lengths', `${weights.length} weights for ${rows} rows`)
  const bad = Array.from({ length: rows }, (_, row) => row).find(
    (row) => !(weights[row]! >= 0 && weights[row]! < Infinity),
  )
  if (bad !== undefined) throw new DesignFault('weight', `Weight ${weights[bad]} of row ${bad}`, bad)
  return Float64Array.from(weights)
}

function fromPopulations(stages: readonly CompiledStage[]): Float64Array {
  const weights = new Float64Array(stages[0]!.unitOfRow.length).fill(1)
  for (const { unitOfRow, stratumOfUnit, sampled, population } of stages) {
    for (let row = 0; row < weights.length; row++) {
      const stratum = stratumOfUnit[unitOfRow[row]!]!
      if (population[stratum] === Number.POSITIVE_INFINITY) {
        throw new DesignFault('noWeights', 'Weights are given, or follow from the populations of all stages', row)
      }
      weights[row]! *= population[stratum]! / sampled[stratum]!
    }
  }
  return weights
}

/** SPEC A4: first-stage units less strata, over the rows with a weight. */
export function designDf({ stages, weights }: Design, inDomain?: ArrayLike<number | boolean>): number {
  const { unitOfRow, stratumOfUnit } = stages[0]!
  const units = new Set<number>()
  for (const [row, unit] of unitOfRow.entries()) {
    if (weights[row] !== 0 && (!inDomain || inDomain[row])) units.add(unit)
  }
  return units.size - new Set([...units].map((unit) => stratumOfUnit[unit])).size
}
