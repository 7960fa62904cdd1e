import { newSheet, type Scorer, type Sheet } from './scorer.ts'

/** Results of many units: the leaves of unit i stand from i · leaves on; NaN points where a figure is missing. */
export type Batch = Sheet & {
  units: number
  leaves: number
  /** Points and applicable maximum by unit; what is missing counts nothing, `gaps` says how many leaves that were. */
  totals: Float64Array
  maxima: Float64Array
  gaps: Uint16Array
}

/**
 * Scores many units with the very arithmetic of one: `rows` holds `units` rows of `scorer.width` numbers, NaN where
 * nothing is known (see `fillRow`). Units do not share anything, so that a list can be cut and scored in pieces.
 */
export function scoreMany(scorer: Scorer, rows: Float64Array, units: number): Batch {
  if (rows.length < units * scorer.width) throw new RangeError(`${units} rows of ${scorer.width} numbers are needed`)
  const leaves = scorer.leaves.length
  const sheet = newSheet(units * leaves)
  const totals = new Float64Array(units)
  const maxima = new Float64Array(units)
  const gaps = new Uint16Array(units)
  for (let unit = 0; unit < units; unit++) {
    const at = unit * leaves
    scorer.run(rows, unit * scorer.width, sheet, at)
    let [total, max, gap] = [0, 0, 0]
    for (let i = at; i < at + leaves; i++) {
      const points = sheet.points[i]!
      if (Number.isNaN(points)) gap += 1
      else total += points
      max += sheet.max[i]!
    }
    totals[unit] = total
    maxima[unit] = max
    gaps[unit] = gap
  }
  return { ...sheet, units, leaves, totals, maxima, gaps }
}
