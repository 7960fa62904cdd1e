import { type Design, DesignFault } from './design.ts'
import { randomFrom } from './random.ts'

/**
 * Replicates: factors by which the weights of the first-stage units are multiplied, a list a replicate; the variance is
 * scale · Σ scaleOf · (estimate − mean of the estimates)².
 */
export type Replicates = { factors: Float64Array[]; scale: number; scaleOf: Float64Array }

type FirstStage = { units: number[][]; sampled: Int32Array; population: Float64Array; count: number }

/** What replicates are made from: the first stage alone. */
type Staged = Pick<Design, 'stages'>

function firstStage({ stages }: Staged): FirstStage {
  const { stratumOfUnit, sampled, population } = stages[0]!
  const units: number[][] = Array.from(sampled, () => [])
  for (const [unit, h] of stratumOfUnit.entries()) units[h]!.push(unit)
  return { units, sampled, population, count: stratumOfUnit.length }
}

/** SPEC G1. Each unit left out once; the design has one stratum. */
export function jackknife1(design: Staged): Replicates {
  const { units, population, count } = firstStage(design)
  if (units.length !== 1) throw new DesignFault('clusterInTwoStrata', 'JK1 is for designs without strata: use JKn')
  const left = population[0] === Number.POSITIVE_INFINITY ? 1 : 1 - count / population[0]!
  const factors = units[0]!.map((out) => {
    const list = new Float64Array(count).fill(count / (count - 1))
    list[out] = 0
    return list
  })
  return { factors, scale: ((count - 1) / count) * left, scaleOf: new Float64Array(count).fill(1) }
}

/** SPEC G2. Each unit left out once, the others of its stratum carry its weight. */
export function jackknifeN(design: Staged): Replicates {
  const { units, sampled, population, count } = firstStage(design)
  const factors: Float64Array[] = []
  const scaleOf: number[] = []
  for (const [h, own] of units.entries()) {
    const n = sampled[h]!
    const left = population[h] === Number.POSITIVE_INFINITY ? 1 : 1 - n / population[h]!
    if (n < 2 && left > 0) throw new DesignFault('onePsu', `Stratum ${h} has one sampled unit`, h)
    for (const out of n < 2 ? [] : own) {
      const list = new Float64Array(count).fill(1)
      for (const unit of own) list[unit] = unit === out ? 0 : n / (n - 1)
      factors.push(list)
      scaleOf.push(((n - 1) / n) * left)
    }
  }
  return { factors, scale: 1, scaleOf: Float64Array.from(scaleOf) }
}

/** SPEC G3. Balanced half samples of two units a stratum, by a Hadamard matrix of Sylvester. */
export function balancedHalves(design: Staged): Replicates {
  const { units, sampled, count } = firstStage(design)
  const odd = sampled.findIndex((n) => n !== 2)
  if (odd !== -1)
    throw new DesignFault('onePsu', `Half samples need two units in every stratum; ${odd} has another number`, odd)
  let size = 1
  while (size <= units.length) size *= 2
  const factors = Array.from({ length: size }, (_, r) => {
    const list = new Float64Array(count)
    for (const [h, [first, second]] of units.entries()) list[sign(r, h + 1) > 0 ? first! : second!] = 2
    return list
  })
  return { factors, scale: 1 / size, scaleOf: new Float64Array(size).fill(1) }
}

/** Entry of Sylvester's matrix: −1 to the number of ones that both indices share. */
function sign(row: number, column: number): number {
  let bits = row & column
  let value = 1
  for (; bits > 0; bits >>= 1) if (bits & 1) value = -value
  return value
}

/** SPEC G4. Of n units of a stratum n − 1 are drawn again with replacement (Rao, Wu and Yue 1992); the seed is told. */
export function bootstrap(design: Staged, { replicates, seed }: { replicates: number; seed: number }): Replicates {
  const { units, count } = firstStage(design)
  const random = randomFrom(seed)
  const lonely = units.findIndex((own) => own.length < 2)
  if (lonely !== -1) throw new DesignFault('onePsu', `Stratum ${lonely} has one sampled unit`, lonely)
  const factors = Array.from({ length: replicates }, () => {
    const list = new Float64Array(count)
    for (const own of units) {
      for (let i = 1; i < own.length; i++)
        list[own[Math.floor(random() * own.length)]!]! += own.length / (own.length - 1)
    }
    return list
  })
  return { factors, scale: 1 / (replicates - 1), scaleOf: new Float64Array(replicates).fill(1) }
}

/** SPEC G5. An estimate under the weights of the design, and its variance over the replicates. */
export function replicated(
  design: Design,
  { factors, scale, scaleOf }: Replicates,
  of: (weights: Float64Array) => number,
): { value: number; variance: number; se: number } {
  const { unitOfRow } = design.stages[0]!
  const weights = new Float64Array(design.rows)
  const estimates = factors.map((factor) => {
    for (let row = 0; row < design.rows; row++) weights[row] = design.weights[row]! * factor[unitOfRow[row]!]!
    return of(weights)
  })
  const used = estimates.filter((_, r) => scaleOf[r]! > 0)
  const mean = used.reduce((sum, each) => sum + each, 0) / used.length
  const variance = scale * estimates.reduce((sum, each, r) => sum + scaleOf[r]! * (each - mean) ** 2, 0)
  return { value: of(design.weights), variance, se: Math.sqrt(variance) }
}
