import { type CellDesign, type CellSums, varianceOfCells } from './cell-design.ts'
import type { Estimate } from './estimates.ts'
import type { PackedRows, RowBlock } from './packed-rows.ts'

/** A column of a block: one of the answers, or what is worked out of them; NaN is missing. */
export type BlockColumn = (block: RowBlock) => Float64Array

/** `by` times Σ w · over / Σ w · under over the rows where both have a value; without `under`, the mean of `over`. */
export type Term = { over: BlockColumn; under: BlockColumn | null; by: number }

/** Rows by a column of numbers 0, 1, … (NaN: in none), or by their cells (−1: in none). */
export type FigureDomain = { column: BlockColumn; count: number } | { ofCell: Int32Array; count: number }

export type LinearFigure = { terms: readonly Term[]; constant?: number; domain?: FigureDomain | undefined }

/** A column that is worked out once a block, however many figures take it. */
export function workedOut(of: BlockColumn): BlockColumn {
  const known = new WeakMap<RowBlock, Float64Array>()
  return (block) => {
    const found = known.get(block) ?? of(block)
    known.set(block, found)
    return found
  }
}

/**
 * SPEC N5. Figures Σ by · ratio + constant in each domain (one estimate where there is none), with their Taylor errors, in
 * two passes over the rows; what is kept grows with cells, not with rows. Throws DesignFault.
 */
export function linearFigures(design: CellDesign, rows: PackedRows, figures: readonly LinearFigure[]): Estimate[][] {
  const steps = linearFigureSteps(design, rows, figures)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** The same, stopping after each block so that others have their turn. */
export function* linearFigureSteps(
  design: CellDesign,
  rows: PackedRows,
  figures: readonly LinearFigure[],
): Generator<void, Estimate[][]> {
  const wanted = figures.map((figure) => wantedOf(figure))
  const ratios = new Ratios()
  const asked = wanted.map(({ figure, by }) => figure.terms.map((term) => ratios.of(term, by)))
  for (const block of rows.blocks()) {
    for (const ratio of ratios.all) addRatio(ratio, block, design)
    yield
  }
  const estimates: Estimate[][] = []
  for (const batch of batches(wanted, design.rows.length)) {
    const sums = batch.map(({ size }) => emptySums(size * design.rows.length))
    for (const block of rows.blocks()) {
      for (const [i, { at, figure, by }] of batch.entries())
        addInfluence(sums[i]!, { terms: figure.terms, ratios: asked[at]!, by, design, block })
      yield
    }
    for (const [i, one] of batch.entries()) {
      estimates.push(estimatesOf(design, one, asked[one.at]!, sums[i]!))
      yield
    }
  }
  return estimates
}

/** `size` vectors of cells are kept for a figure: one for each domain where rows of a cell may lie in several. */
type Wanted = { at: number; figure: LinearFigure; by: FigureDomain | undefined; count: number; size: number }

const wantedOf = (figure: LinearFigure, at = 0): Wanted => {
  const by = figure.domain
  const count = by?.count ?? 1
  return { at, figure, by, count, size: by && 'column' in by ? count : 1 }
}

const mostKept = 3_000_000

/** Figures side by side while there is room for their sums. */
function* batches(wanted: readonly Wanted[], cells: number): Generator<Wanted[]> {
  let batch: Wanted[] = []
  let kept = 0
  for (const [at, one] of wanted.entries()) {
    if (batch.length > 0 && kept + one.size * cells > mostKept) {
      yield batch
      batch = []
      kept = 0
    }
    batch.push({ ...one, at })
    kept += one.size * cells
  }
  if (batch.length > 0) yield batch
}

type Ratio = Omit<Term, 'by'> & {
  domain: FigureDomain | undefined
  n: Float64Array
  over_: Float64Array
  under_: Float64Array
  square: Float64Array
}

/** Each ratio once for each domain, whichever figures take it. */
class Ratios {
  readonly all: Ratio[] = []
  of({ over, under }: Term, domain: FigureDomain | undefined): Ratio {
    const found = this.all.find((own) => own.over === over && own.under === under && own.domain === domain)
    if (found) return found
    const sums = () => new Float64Array(domain?.count ?? 1)
    const made = { over, under, domain, n: sums(), over_: sums(), under_: sums(), square: sums() }
    this.all.push(made)
    return made
  }
}

const domainOf = (by: FigureDomain | undefined, block: RowBlock): ((row: number) => number) => {
  if (!by) return () => 0
  if ('ofCell' in by) return (row) => by.ofCell[block.cells[row]!]!
  const column = by.column(block)
  return (row) => (Number.isNaN(column[row]!) ? -1 : column[row]!)
}

function addRatio(ratio: Ratio, block: RowBlock, { weights }: CellDesign): void {
  const over = ratio.over(block)
  const under = ratio.under?.(block)
  const domain = domainOf(ratio.domain, block)
  const { n, over_, under_, square } = ratio
  for (let row = 0; row < block.rows; row++) {
    const y = over[row]!
    const x = under ? under[row]! : 1
    if (Number.isNaN(y) || Number.isNaN(x)) continue
    const w = weights[block.cells[row]!]!
    const d = domain(row)
    if (w === 0 || d < 0) continue
    n[d]! += 1
    over_[d]! += w * y
    under_[d]! += w * x
    square[d]! += w * y * y
  }
}

const emptySums = (size: number): CellSums => ({
  sum: new Float64Array(size),
  square: new Float64Array(size),
  counted: new Float64Array(size),
})

type Adding = {
  terms: readonly Term[]
  ratios: readonly Ratio[]
  by: FigureDomain | undefined
  design: CellDesign
  block: RowBlock
}

function addInfluence({ sum, square, counted }: CellSums, { terms, ratios, by, design, block }: Adding): void {
  const influence = new Float64Array(block.rows)
  const inside = new Uint8Array(block.rows)
  const domain = domainOf(by, block)
  for (const [k, { over_, under_ }] of ratios.entries()) {
    const over = terms[k]!.over(block)
    const under = terms[k]!.under?.(block)
    const slope = Float64Array.from(under_, (x) => terms[k]!.by / x)
    const level = Float64Array.from(under_, (x, d) => over_[d]! / x)
    for (let row = 0; row < block.rows; row++) {
      const y = over[row]!
      const x = under ? under[row]! : 1
      if (Number.isNaN(y) || Number.isNaN(x)) continue
      const d = domain(row)
      if (d < 0) continue
      influence[row]! += slope[d]! * (y - level[d]! * x)
      inside[row] = 1
    }
  }
  const step = by && 'column' in by ? design.rows.length : 0
  for (let row = 0; row < block.rows; row++) {
    if (inside[row] === 0) continue
    const cell = block.cells[row]!
    const at = step === 0 ? cell : domain(row) * step + cell
    const z = design.weights[cell]! * influence[row]!
    sum[at]! += z
    square[at]! += z * z
    counted[at]! += 1
  }
}

const nothing: Estimate = { value: Number.NaN, variance: Number.NaN, se: Number.NaN, n: 0, df: 0, deff: null }

function estimatesOf(design: CellDesign, wanted: Wanted, ratios: readonly Ratio[], sums: CellSums): Estimate[] {
  const { figure } = wanted
  return Array.from({ length: wanted.count }, (_, d): Estimate => {
    const n = Math.min(...ratios.map((ratio) => ratio.n[d]!))
    if (n === 0) return nothing
    const value = ratios.reduce(
      (all, { over_, under_ }, k) => all + (figure.terms[k]!.by * over_[d]!) / under_[d]!,
      figure.constant ?? 0,
    )
    const { variance, df } = varianceOfCells(design, sumsOf(wanted, d, sums, design.rows.length))
    const mean = figure.terms.length === 1 && figure.terms[0]!.under === null && figure.terms[0]!.by === 1
    return { value, variance, se: Math.sqrt(variance), n, df, deff: mean ? deffOf(ratios[0]!, d, variance) : null }
  })
}

/** The sums of one domain, a vector of all cells. */
function sumsOf({ by }: Wanted, d: number, sums: CellSums, cells: number): CellSums {
  if (!by) return sums
  if ('column' in by) {
    const part = (list: Float64Array) => list.subarray(d * cells, (d + 1) * cells)
    return { sum: part(sums.sum), square: part(sums.square), counted: part(sums.counted) }
  }
  const own = (list: Float64Array) => list.map((value, cell) => (by.ofCell[cell] === d ? value : 0))
  return { sum: own(sums.sum), square: own(sums.square), counted: own(sums.counted) }
}

/** SPEC C6, from the sums: nothing is told where all values are alike. */
function deffOf({ n, over_, under_, square }: Ratio, d: number, variance: number): number | null {
  const [rows, weight] = [n[d]!, under_[d]!]
  const mean = over_[d]! / weight
  const spread = square[d]! / weight - mean * mean
  if (!(spread > 1e-12 * mean * mean)) return null
  const deff = variance / (((spread * rows) / (rows - 1)) * ((weight - rows) / (weight * rows)))
  return Number.isFinite(deff) ? deff : null
}
