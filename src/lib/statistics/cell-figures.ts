import type { CellDesign } from './cell-design.ts'
import { type QuantileFigure, quantileSteps } from './cell-quantiles.ts'
import type { Interval } from './intervals.ts'
import { type Figure, type LinearEstimate, linearFigureSteps } from './linear-figures.ts'
import type { PackedRows } from './packed-rows.ts'
import type { ToldQuantile } from './told-numbers.ts'

export type CellFigure = Figure | QuantileFigure

/** `ends` of a quantile alone, others have theirs from their error; so is what may be told of it (SPEC K4, K5). */
export type CellEstimate = LinearEstimate & {
  ends?: Interval
  told?: ToldQuantile | null
  isDominated?: boolean
}

/** Figures of every kind (SPEC N5, N6) in the order in which they are asked for, stopping now and then. Throws DesignFault. */
export function* figureSteps(
  design: CellDesign,
  rows: PackedRows,
  figures: readonly CellFigure[],
): Generator<void, CellEstimate[][]> {
  const quantiles = figures.flatMap((figure) => ('quantile' in figure ? [figure] : []))
  const linear = figures.flatMap((figure) => ('quantile' in figure ? [] : [figure]))
  const found = (yield* linearFigureSteps(design, rows, linear)).values()
  const parted = (yield* quantileSteps(design, rows, quantiles)).values()
  return figures.map((figure) => ('quantile' in figure ? parted : found).next().value ?? [])
}
