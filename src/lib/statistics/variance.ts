import { type CompiledStage, type Design, DesignFault } from './design.ts'

/** A square matrix, row by row. */
export type Matrix = { size: number; values: Float64Array }

/**
 * SPEC B1–B4. Variance of totals: covariance of Σ z over the rows, for columns of weighted influence values z (length
 * rows each; 0 outside a domain). `inDomain` tells which strata
 * count where a lonely one refuses or takes the mean of the others.
 * Throws DesignFault 'onePsu' where a stratum has one unit, is not certain, and the design says 'fail'.
 */
export function varianceOfTotals(
  design: Design,
  influence: readonly Float64Array[],
  inDomain?: ArrayLike<number | boolean>,
): Matrix {
  const size = influence.length
  const columns = adjusted(design, influence)
  const values = new Float64Array(size * size)
  let share: Float64Array | null = null
  // Fitted weights carry the domain's influence into strata outside it.
  const within = design.adjustments.length === 0 ? inDomain : undefined
  for (const stage of design.stages) {
    const sums = sumsByUnit(stage, columns)
    const factors: Float64Array = factorsOf(stage, share)
    addStage(values, { stage, sums, size, factors, present: presence(stage, within), onePsu: design.onePsu })
    share = shareByUnit(stage, factors)
    if (share.every((each) => each === 0)) break
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) values[i * size + j] = values[j * size + i]!
  return { size, values }
}

function adjusted({ adjustments }: Design, columns: readonly Float64Array[]): readonly Float64Array[] {
  if (adjustments.length === 0) return columns
  return columns.map((column) => {
    const copy = Float64Array.from(column)
    for (const adjust of adjustments) adjust.apply(copy)
    return copy
  })
}

/** Sums of each column by unit, column beside column. */
function sumsByUnit({ unitOfRow, stratumOfUnit }: CompiledStage, columns: readonly Float64Array[]): Float64Array {
  const size = columns.length
  const sums = new Float64Array(stratumOfUnit.length * size)
  for (const [c, column] of columns.entries()) {
    for (let row = 0; row < column.length; row++) sums[unitOfRow[row]! * size + c]! += column[row]!
  }
  return sums
}

/** SPEC B2. What stands before each stratum: 1 at the first stage, below it the product of n/N of the stages above. */
export function factorsOf(
  { parentOfStratum, sampled }: Pick<Strata, 'parentOfStratum' | 'sampled'>,
  share: Float64Array | null,
): Float64Array {
  const factors = new Float64Array(sampled.length).fill(1)
  if (parentOfStratum && share) for (const [h, unit] of parentOfStratum.entries()) factors[h] = share[unit]!
  return factors
}

/** Product of n/N of the stages down to a unit's own; 0 where drawn with replacement. */
export function shareByUnit(
  { stratumOfUnit, sampled, population }: CompiledStage,
  factors: Float64Array,
): Float64Array {
  return Float64Array.from(stratumOfUnit, (h) => (factors[h]! * sampled[h]!) / population[h]!)
}

function presence({ unitOfRow, stratumOfUnit, sampled }: CompiledStage, inDomain?: ArrayLike<number | boolean>) {
  const present = new Uint8Array(sampled.length).fill(inDomain ? 0 : 1)
  if (inDomain) for (const [row, unit] of unitOfRow.entries()) if (inDomain[row]) present[stratumOfUnit[unit]!] = 1
  return present
}

type StageSums = {
  stage: CompiledStage
  sums: Float64Array
  size: number
  factors: Float64Array
  present: Uint8Array
  onePsu: Design['onePsu']
}

/** A stratum of which less than this share is left out counts as taken whole. */
export const certain = 1e-7

function addStage(values: Float64Array, at: StageSums): void {
  const { stage, sums, size, factors, present, onePsu } = at
  const { stratumOfUnit } = stage
  const means = meansByStratum(at)
  const { scale, lonely } = strataScales(stage, { factors, present }, onePsu)
  const deviation = new Float64Array(size)
  for (let unit = 0; unit < stratumOfUnit.length; unit++) {
    const h = stratumOfUnit[unit]!
    const weight = scale[h]! * factors[h]!
    if (weight === 0) continue
    const around = lonely[h] ? 0 : 1
    for (let i = 0; i < size; i++) deviation[i] = sums[unit * size + i]! - around * means[h * size + i]!
    for (let i = 0; i < size; i++) {
      const left = deviation[i]! * weight
      if (left !== 0) for (let j = i; j < size; j++) values[i * size + j]! += left * deviation[j]!
    }
  }
}

type Strata = Pick<CompiledStage, 'parentOfStratum'> & { sampled: ArrayLike<number>; population: ArrayLike<number> }

/**
 * SPEC B1, A5. What squared deviations count in each stratum that is present, and which of them have one unit alone; below
 * what was drawn with replacement nothing is asked (B2).
 */
export function strataScales(
  stage: Strata,
  { factors, present }: { factors: Float64Array; present: Uint8Array },
  onePsu: Design['onePsu'],
): { scale: Float64Array; lonely: Uint8Array } {
  const { sampled, population } = stage
  const scale = new Float64Array(sampled.length)
  const lonely = new Uint8Array(sampled.length)
  for (let h = 0; h < sampled.length; h++) {
    const n = sampled[h]!
    const left = population[h] === Number.POSITIVE_INFINITY ? 1 : (population[h]! - n) / population[h]!
    if (left < certain || !present[h] || factors[h] === 0) continue
    if (n > 1) scale[h] = (left * n) / (n - 1)
    else {
      if (onePsu === 'fail') throw new DesignFault('onePsu', `Stratum ${h} has one sampled unit`, h)
      lonely[h] = 1
      scale[h] = onePsu === 'adjust' ? left : 0
    }
  }
  if (onePsu === 'average') spreadOverLonely({ stage, present }, scale, lonely)
  return { scale, lonely }
}

function meansByStratum({ stage: { stratumOfUnit, sampled }, sums, size }: StageSums): Float64Array {
  const means = new Float64Array(sampled.length * size)
  for (const [unit, h] of stratumOfUnit.entries()) {
    for (let i = 0; i < size; i++) means[h * size + i]! += sums[unit * size + i]! / sampled[h]!
  }
  return means
}

/** 'average': where of k strata under one parent l are lonely, the others count k / (k − l) times. */
function spreadOverLonely(
  { stage, present }: { stage: Strata; present: Uint8Array },
  scale: Float64Array,
  lonely: Uint8Array,
): void {
  const all = new Map<number, number>()
  const alone = new Map<number, number>()
  const parentOf = (h: number) => stage.parentOfStratum?.[h] ?? 0
  const count = (counts: Map<number, number>, h: number) => counts.set(parentOf(h), (counts.get(parentOf(h)) ?? 0) + 1)
  for (let h = 0; h < scale.length; h++) {
    if (present[h]) count(all, h)
    if (lonely[h]) count(alone, h)
  }
  for (let h = 0; h < scale.length; h++) {
    const [of, without] = [all.get(parentOf(h)) ?? 0, alone.get(parentOf(h)) ?? 0]
    if (without > 0 && of > without) scale[h]! *= of / (of - without)
  }
}
