import { type Margin, postStratify, rake } from './calibration.ts'
import type { CellDesign, CellGroups } from './cell-design.ts'
import { surveyDesign } from './design.ts'

/**
 * SPEC N3. Weights fitted to known totals of groups of cells: one margin post-stratifies, several rake (F1, F2). Margins
 * have a label for each cell. Throws CalibrationFault.
 */
export function fitCells(design: CellDesign, margins: readonly Margin[]): CellDesign {
  if (margins.length === 0) return design
  const kept = [...design.rows.keys()].filter((cell) => design.rows[cell]! > 0)
  const rows = kept.length
  // A cell stands as one row that weighs as much as all of its own.
  const weights = kept.map((cell) => design.weights[cell]! * design.rows[cell]!)
  const whole = surveyDesign({ rows, stages: [{}], weights, onePsu: 'remove' })
  const own = margins.map(({ labels, totals }) => ({ labels: kept.map((cell) => labels[cell]!), totals }))
  const fitted = own.length === 1 ? postStratify(whole, own[0]!) : rake(whole, own)
  const each = new Float64Array(design.rows.length)
  for (const [i, cell] of kept.entries()) each[cell] = fitted.weights[i]! / design.rows[cell]!
  const groups = margins.map((margin) => groupsOf(margin, design.rows.length))
  const many = groups.length > 1
  // Ten rounds of removing the means of each margin, as R does.
  return { ...design, weights: each, fit: { margins: groups, rounds: many ? 10 : 1, weighted: !many } }
}

function groupsOf({ labels, totals }: Margin, cells: number): CellGroups {
  const numbers = new Map([...totals.keys()].map((name, i) => [name, i]))
  return { of: Int32Array.from({ length: cells }, (_, cell) => numbers.get(labels[cell]!) ?? 0), count: numbers.size }
}
