import { type CellDesign, type CellSums, varianceOfCells } from './cell-design.ts'
import { emptySums, indices, placesOf, RatioMoments, vectorsOf } from './cell-moments.ts'
import type { Estimate } from './estimates.ts'
import { blockRows, type PackedRows, type RowBlock } from './packed-rows.ts'

/** A column of a block: one of the answers, or what is worked out of them; NaN is missing. */
export type BlockColumn = ((block: RowBlock) => Float64Array) & {
  /** Of a column of 0 and 1: 0 where it is missing, 1 and 2. Such columns are added up several times faster. */
  marks?: (block: RowBlock) => Uint8Array
}

/** `by` times Σ w · over / Σ w · under over the rows where both have a value; without `under`, the mean of `over`. */
export type Term = { over: BlockColumn; under: BlockColumn | null; by: number }

/** Rows by a column of numbers 0, 1, … (NaN: in none), or by their cells (−1: in none). */
export type FigureDomain = { column: BlockColumn; count: number } | { ofCell: Int32Array; count: number }

export type LinearFigure = { terms: readonly Term[]; constant?: number; domain?: FigureDomain | undefined }

/** Of all rows that lie in some domain of the column, the share that lies in each. */
export type ShareFigure = { shares: Extract<FigureDomain, { column: BlockColumn }> }

export type Figure = LinearFigure | ShareFigure

/** `counted` adds up the first column as it is, without weights: how many chose something, where it holds 0 and 1. */
export type LinearEstimate = Estimate & { counted: number }

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
 * one pass over the rows, and one more for figures of several ratios; what is kept grows with cells, not with rows.
 * Throws DesignFault.
 */
export function linearFigures(design: CellDesign, rows: PackedRows, figures: readonly Figure[]): LinearEstimate[][] {
  const steps = linearFigureSteps(design, rows, figures)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** The same, stopping after each block so that others have their turn. */
export function* linearFigureSteps(
  design: CellDesign,
  rows: PackedRows,
  figures: readonly Figure[],
): Generator<void, LinearEstimate[][]> {
  const estimates: LinearEstimate[][] = []
  for (const batch of batches(figures, design.rows.length)) {
    const ratios = new Ratios(design.rows.length)
    const asked = batch.map((figure) => askedOf(figure, ratios))
    for (const block of rows.blocks()) {
      for (const ratio of ratios.all) ratio.add(block)
      yield
    }
    for (const ratio of ratios.all) ratio.settle()
    const composites = asked.flatMap((each) => (each.influence ? [{ ...each, sums: each.influence }] : []))
    const slopes = composites.map((each) => slopesOf(each, design))
    for (const block of composites.length > 0 ? rows.blocks() : []) {
      for (const [i, each] of composites.entries()) addInfluence(each.sums, each.figure, slopes[i]!, design, block)
      yield
    }
    for (const each of asked) {
      estimates.push(estimatesOf(each, design))
      yield
    }
  }
  return estimates
}

/** Every row counts once. */
export const everyRow: BlockColumn = workedOut((block) => new Float64Array(block.rows).fill(1))

function askedOf(figure: Figure, ratios: Ratios): Asked {
  if ('shares' in figure) {
    const { shares: domain } = figure
    const term = { over: everyRow, under: null, by: 1 }
    return { figure: { terms: [term], domain }, ratios: [ratios.of(term, domain)], influence: null, shares: true }
  }
  return {
    figure,
    ratios: figure.terms.map((term) => ratios.of(term, figure.domain)),
    influence: figure.terms.length > 1 ? emptySums(vectorsOf(figure.domain) * ratios.cells) : null,
    shares: false,
  }
}

const mostKept = 3_000_000

/** Figures side by side while there is room for their sums. */
function* batches(figures: readonly Figure[], cells: number): Generator<Figure[]> {
  let batch: Figure[] = []
  let kept = 0
  for (const figure of figures) {
    const vectors = 'shares' in figure ? figure.shares.count : vectorsOf(figure.domain) * figure.terms.length
    const size = vectors * cells
    if (batch.length > 0 && kept + size > mostKept) {
      yield batch
      batch = []
      kept = 0
    }
    batch.push(figure)
    kept += size
  }
  if (batch.length > 0) yield batch
}

/** Each ratio once for each domain, whichever figures take it. */
class Ratios {
  readonly all: RatioMoments[] = []
  readonly cells: number
  readonly #known = new Map<BlockColumn, RatioMoments[]>()
  constructor(cells: number) {
    this.cells = cells
  }
  of({ over, under }: Term, domain: FigureDomain | undefined): RatioMoments {
    const alike = this.#known.get(over) ?? []
    const found = alike.find((own) => own.under === under && own.domain === domain)
    if (found) return found
    const made = new RatioMoments({ over, under }, domain, this.cells)
    this.#known.set(over, [...alike, made])
    this.all.push(made)
    return made
  }
}

type Asked = {
  figure: LinearFigure
  ratios: readonly RatioMoments[]
  influence: CellSums | null
  shares: boolean
}
/** Of a term in each domain: what one of it adds to the influence, and the ratio from which it is counted. */
type Slope = { slope: Float64Array; level: Float64Array }

function slopesOf({ figure, ratios }: Pick<Asked, 'figure' | 'ratios'>, design: CellDesign): Slope[] {
  return ratios.map((ratio, k) => {
    const totals = Array.from({ length: figure.domain?.count ?? 1 }, (_, d) => ratio.totals(design, d))
    return {
      slope: Float64Array.from(totals, ({ under }) => figure.terms[k]!.by / under),
      level: Float64Array.from(totals, ({ over, under }) => over / under),
    }
  })
}

/** Of one block and figure; filled anew for each. */
const scratch = { influence: new Float64Array(blockRows), inside: new Uint8Array(blockRows) }

/** Σ by (y − r x) / Σ w x of each row over the ratios of a figure, times its weight, added to its cell. */
function addInfluence(
  { sum, square, counted }: CellSums,
  { terms, domain }: LinearFigure,
  slopes: readonly Slope[],
  design: CellDesign,
  block: RowBlock,
): void {
  const influence = scratch.influence.fill(0, 0, block.rows)
  const inside = scratch.inside.fill(0, 0, block.rows)
  const cells = design.rows.length
  const at = placesOf(domain, block, cells)
  const domainAt = domainsAt(domain, cells)
  for (const [k, { slope, level }] of slopes.entries()) {
    const over = terms[k]!.over(block)
    const under = terms[k]!.under?.(block)
    for (let row = 0; row < block.rows; row++) {
      const y = over[row]!
      const x = under ? under[row]! : 1
      if (at[row]! < 0 || Number.isNaN(y) || Number.isNaN(x)) continue
      const d = domainAt(at[row]!)
      influence[row]! += slope[d]! * (y - level[d]! * x)
      inside[row] = 1
    }
  }
  for (let row = 0; row < block.rows; row++) {
    if (inside[row] === 0) continue
    const z = design.weights[block.cells[row]!]! * influence[row]!
    sum[at[row]!]! += z
    square[at[row]!]! += z * z
    counted[at[row]!]! += 1
  }
}

function domainsAt(domain: FigureDomain | undefined, cells: number): (at: number) => number {
  if (!domain) return () => 0
  if ('ofCell' in domain) return (at) => domain.ofCell[at]!
  return (at) => Math.floor(at / cells)
}

const nothing = { value: Number.NaN, variance: Number.NaN, se: Number.NaN, n: 0, df: 0, deff: null, counted: 0 }

function estimatesOf(asked: Asked, design: CellDesign): LinearEstimate[] {
  const domains = Array.from({ length: asked.figure.domain?.count ?? 1 }, (_, d) => d)
  if (!asked.shares) return domains.map((d) => estimateOf(asked, design, d))
  const [counts] = asked.ratios
  return counts ? shareEstimates(counts, design, domains) : []
}

/** Shares follow from how many rows of each cell lie in each domain. */
function shareEstimates({ n }: RatioMoments, design: CellDesign, domains: readonly number[]): LinearEstimate[] {
  const { weights } = design
  const cells = weights.length
  const all = Float64Array.from({ length: cells }, (_, cell) =>
    domains.reduce((sum, d) => sum + n[d * cells + cell]!, 0),
  )
  const weighed = (of: (cell: number) => number) => weights.reduce((sum, w, cell) => sum + w * of(cell), 0)
  const weight = weighed((cell) => all[cell]!)
  const rows = all.reduce((sum, count, cell) => sum + (weights[cell] === 0 ? 0 : count), 0)
  if (rows === 0) return domains.map(() => nothing)
  return domains.map((d) => {
    const own = n.subarray(d * cells, (d + 1) * cells)
    const value = weighed((cell) => own[cell]!) / weight
    const scale = weights.map((w) => w / weight)
    const sums: CellSums = {
      sum: scale.map((each, cell) => each * (own[cell]! - value * all[cell]!)),
      square: scale.map((each, cell) => each * each * (own[cell]! * (1 - 2 * value) + value * value * all[cell]!)),
      counted: all,
    }
    const { variance, df } = varianceOfCells(design, sums)
    const counted = own.reduce((sum, count) => sum + count, 0)
    const deff = deffOf({ rows, over: value * weight, under: weight, square: value * weight }, variance)
    return { value, variance, se: Math.sqrt(variance), n: rows, df, deff, counted }
  })
}

function estimateOf({ figure, ratios, influence }: Asked, design: CellDesign, d: number): LinearEstimate {
  const totals = ratios.map((ratio) => ratio.totals(design, d))
  const n = Math.min(...totals.map(({ rows }) => rows))
  if (n === 0) return nothing
  const value = totals.reduce(
    (all, { over, under }, k) => all + (figure.terms[k]!.by * over) / under,
    figure.constant ?? 0,
  )
  const sums = influence
    ? inDomain(influence, figure.domain, d, design)
    : ratios[0]!.sums(design, d, figure.terms[0]!.by)
  const { variance, df } = varianceOfCells(design, sums)
  const isMean = figure.terms.length === 1 && figure.terms[0]!.under === null && figure.terms[0]!.by === 1
  const [first] = totals
  const deff = isMean && first ? deffOf(first, variance) : null
  return { value, variance, se: Math.sqrt(variance), n, df, deff, counted: first?.counted ?? 0 }
}

/** The sums of one domain, a vector of all cells. */
function inDomain(sums: CellSums, domain: FigureDomain | undefined, d: number, { rows }: CellDesign): CellSums {
  if (!domain) return sums
  const own = emptySums(rows.length)
  for (const [cell, i] of indices(domain, d, rows.length)) {
    own.sum[cell] = sums.sum[i]!
    own.square[cell] = sums.square[i]!
    own.counted[cell] = sums.counted[i]!
  }
  return own
}

/** SPEC C6, from the sums: nothing is told where all values are alike. */
function deffOf(
  { rows, over, under, square }: { rows: number; over: number; under: number; square: number },
  variance: number,
): number | null {
  const mean = over / under
  const spread = square / under - mean * mean
  if (!(spread > 1e-12 * mean * mean)) return null
  const deff = variance / (((spread * rows) / (rows - 1)) * ((under - rows) / (under * rows)))
  return Number.isFinite(deff) ? deff : null
}
