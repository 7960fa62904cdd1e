import type { Adjustment, Design } from './design.ts'
import { orthonormal, solve, takeAway } from './linear.ts'

type Labels = ArrayLike<number | string>
export type Margin = { labels: Labels; totals: ReadonlyMap<number | string, number> }

/** Why weights could not be fitted; `code` for the words of a screen. */
export class CalibrationFault extends Error {
  override name = 'CalibrationFault'
  readonly code: 'groupWithoutTotal' | 'totalWithoutRows' | 'dependent' | 'notConverged' | 'bounds' | 'nobodyAnswered'
  constructor(code: CalibrationFault['code'], message: string) {
    super(message)
    this.code = code
  }
}

const with_ = (design: Design, weights: Float64Array, adjustment?: Adjustment): Design => {
  return { ...design, weights, adjustments: adjustment ? [...design.adjustments, adjustment] : design.adjustments }
}

/** SPEC F1. Weights of each group add up to its known total. */
export function postStratify(design: Design, margin: Margin): Design {
  const groups = grouped(design, margin)
  const weights = fitted(design.weights, groups)
  const before = design.weights
  const apply = (z: Float64Array) => {
    const sums = new Float64Array(groups.count)
    const base = new Float64Array(groups.count)
    for (let row = 0; row < z.length; row++) {
      if (weights[row] === 0) continue
      sums[groups.of[row]!]! += (z[row]! * before[row]!) / weights[row]!
      base[groups.of[row]!]! += before[row]!
    }
    for (let row = 0; row < z.length; row++)
      z[row]! -= (weights[row]! * sums[groups.of[row]!]!) / base[groups.of[row]!]!
  }
  return with_(design, weights, { apply, byGroups: { margins: [groups], rounds: 1, weighted: true } })
}

type Groups = { of: Int32Array; count: number; totals: Float64Array }

function grouped({ rows }: Design, { labels, totals }: Margin): Groups {
  const names = [...totals.keys()]
  const index = new Map(names.map((name, i) => [name, i]))
  const of = Int32Array.from({ length: rows }, (_, row) => {
    const found = index.get(labels[row]!)
    if (found === undefined) throw new CalibrationFault('groupWithoutTotal', `No total for ${labels[row]}`)
    return found
  })
  const missing = names.find((_, i) => !of.includes(i))
  if (missing !== undefined) throw new CalibrationFault('totalWithoutRows', `Nobody of ${missing} in the sample`)
  return { of, count: names.length, totals: Float64Array.from(totals.values()) }
}

function fitted(weights: Float64Array, { of, totals }: Groups): Float64Array {
  const sums = new Float64Array(totals.length)
  for (let row = 0; row < weights.length; row++) sums[of[row]!]! += weights[row]!
  return weights.map((weight, row) => (weight * totals[of[row]!]!) / sums[of[row]!]!)
}

/** SPEC F2. Raking: post-stratifies by each margin in turn until no weight moves by more than a 10⁻¹⁴th. */
export function rake(design: Design, margins: readonly Margin[], { rounds = 1000 } = {}): Design {
  const all = margins.map((margin) => grouped(design, margin))
  let weights = design.weights
  let change = Number.POSITIVE_INFINITY
  for (let round = 0; change > 1e-14; round++) {
    if (round === rounds) throw new CalibrationFault('notConverged', `Raking did not settle in ${rounds} rounds`)
    const before = weights
    for (const groups of all) weights = fitted(weights, groups)
    change = weights.reduce((most, weight, row) => Math.max(most, weight ? Math.abs(weight / before[row]! - 1) : 0), 0)
  }
  // Totals that no weights above 0 can meet drive some of them towards 0 until nothing moves any more.
  const vanished = weights.findIndex((weight, row) => weight < 1e-12 * design.weights[row]!)
  if (vanished !== -1) throw new CalibrationFault('notConverged', `The weight of row ${vanished} went to 0`)
  // Ten rounds of removing the means of each margin, as R does: the projection is not worked out further.
  const byGroups = { margins: all, rounds: 10, weighted: false }
  const apply = (z: Float64Array) => {
    for (let round = 0; round < byGroups.rounds; round++) for (const groups of all) removeMeans(z, weights, groups)
  }
  return with_(design, weights, { apply, byGroups })
}

function removeMeans(z: Float64Array, weights: Float64Array, { of, count }: Groups): void {
  const sums = new Float64Array(count)
  const sizes = new Float64Array(count)
  for (let row = 0; row < z.length; row++) {
    sums[of[row]!]! += weights[row] === 0 ? 0 : z[row]! / weights[row]!
    sizes[of[row]!]!++
  }
  for (let row = 0; row < z.length; row++) z[row]! -= (weights[row]! * sums[of[row]!]!) / sizes[of[row]!]!
}

/**
 * SPEC F3. Linear (GREG) calibration: weights as near as can be to those before, under which each column has its total.
 * Put a column of ones first where the number of the population is known.
 */
export function calibrate(design: Design, columns: readonly ArrayLike<number>[], totals: readonly number[]): Design {
  const x = columns.map((column) => Float64Array.from(column))
  const cross = x.map((a) =>
    x.map((b) => a.reduce((sum, value, row) => sum + value * b[row]! * design.weights[row]!, 0)),
  )
  const gap = x.map((a, i) => [totals[i]! - a.reduce((sum, value, row) => sum + value * design.weights[row]!, 0)])
  const by = solvedOrFault(cross, gap)
  const g = design.weights.map((_, row) => 1 + x.reduce((sum, column, i) => sum + column[row]! * by[i]![0]!, 0))
  const root = design.weights.map(Math.sqrt)
  const basis = orthonormal(x.map((column) => column.map((value, row) => value * root[row]!)))
  const apply = (z: Float64Array) => {
    for (let row = 0; row < z.length; row++) z[row] = root[row] === 0 ? 0 : z[row]! / (g[row]! * root[row]!)
    for (const unit of basis) takeAway(z, unit)
    for (let row = 0; row < z.length; row++) z[row]! *= g[row]! * root[row]!
  }
  const weights = design.weights.map((weight, row) => weight * g[row]!)
  return with_(design, weights, { apply, byGroups: null })
}

function solvedOrFault(cross: number[][], gap: number[][]): number[][] {
  try {
    return solve(cross, gap)
  } catch {
    throw new CalibrationFault('dependent', 'A column of the calibration follows from the others')
  }
}

/** SPEC F4. Weights outside the bounds are set to them; what is cut off is spread evenly over the others. Once. */
export function trimWeights(
  design: Design,
  { lower = 0, upper = Infinity }: { lower?: number; upper?: number },
): Design {
  if (!(lower <= upper)) throw new CalibrationFault('bounds', `Bounds ${lower} to ${upper}`)
  const kept = design.weights.map((weight) => Math.min(upper, Math.max(lower, weight)))
  const inside = kept.map((weight, row) => (weight === design.weights[row] ? 1 : 0))
  const free = inside.reduce((sum, each) => sum + each, 0)
  if (free === inside.length) return design
  if (free === 0) throw new CalibrationFault('bounds', 'Every weight lies outside the bounds')
  const cut = design.weights.reduce((sum, weight, row) => sum + weight - kept[row]!, 0)
  return with_(
    design,
    kept.map((weight, row) => weight + (inside[row] ? cut / free : 0)),
  )
}
