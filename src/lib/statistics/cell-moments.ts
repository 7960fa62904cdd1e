import type { CellDesign, CellSums } from './cell-design.ts'
import type { BlockColumn, FigureDomain, Term } from './linear-figures.ts'
import type { RowBlock } from './packed-rows.ts'

/** Sums of a ratio over the rows of a cell in a domain where both columns have a value; unweighted, cells weigh alike. */
export class RatioMoments {
  readonly over: BlockColumn
  readonly under: BlockColumn | null
  readonly domain: FigureDomain | undefined
  readonly #cells: number
  /** A vector of cells for each domain where the rows of a cell may lie in several. */
  readonly n: Float64Array
  readonly y: Float64Array
  readonly yy: Float64Array
  /** Where there is no second column its value is 1, and these are those above. */
  readonly x: Float64Array
  readonly xy: Float64Array
  readonly xx: Float64Array
  /** Of columns of 0 and 1: how many rows have each mark, four in a row. */
  readonly #marked: Int32Array | null

  constructor({ over, under }: Omit<Term, 'by'>, domain: FigureDomain | undefined, cells: number) {
    const size = vectorsOf(domain) * cells
    const sums = () => new Float64Array(size)
    this.over = over
    this.under = under
    this.domain = domain
    this.#cells = cells
    this.n = sums()
    this.y = sums()
    this.#marked = over.marks && !under ? new Int32Array(4 * size) : null
    this.yy = this.#marked ? this.y : sums()
    this.x = under ? sums() : this.n
    this.xy = under ? sums() : this.y
    this.xx = under ? sums() : this.n
  }

  add(block: RowBlock): void {
    const at = placesOf(this.domain, block, this.#cells)
    if (this.#marked && this.over.marks) addMarks(this.#marked, at, this.over.marks(block))
    else if (this.under) this.#addRatio(at, this.over(block), this.under(block))
    else this.#addMean(at, this.over(block))
  }

  /** After the last block. */
  settle(): void {
    const marked = this.#marked
    if (!marked) return
    for (let i = 0; i < this.n.length; i++) {
      this.y[i] = marked[4 * i + 2]!
      this.n[i] = marked[4 * i + 1]! + marked[4 * i + 2]!
    }
  }

  #addMean(at: Int32Array, over: Float64Array): void {
    const { n, y, yy } = this
    for (let row = 0; row < at.length; row++) {
      const own = over[row]!
      const i = at[row]!
      if (i < 0 || Number.isNaN(own)) continue
      n[i]! += 1
      y[i]! += own
      yy[i]! += own * own
    }
  }

  #addRatio(at: Int32Array, over: Float64Array, under: Float64Array): void {
    const { n, y, yy, x, xy, xx } = this
    for (let row = 0; row < at.length; row++) {
      const own = over[row]!
      const of = under[row]!
      const i = at[row]!
      if (i < 0 || Number.isNaN(own) || Number.isNaN(of)) continue
      n[i]! += 1
      y[i]! += own
      yy[i]! += own * own
      x[i]! += of
      xy[i]! += own * of
      xx[i]! += of * of
    }
  }

  /** Over the cells of a domain, weighted; `rows` counts those with a weight, `counted` adds up the first column as it is. */
  totals({ weights }: CellDesign, d: number): Totals {
    const all: Totals = { rows: 0, over: 0, under: 0, square: 0, counted: 0 }
    for (const [cell, i] of indices(this.domain, d, weights.length)) {
      const w = weights[cell]!
      if (w === 0) continue
      all.rows += this.n[i]!
      all.over += w * this.y[i]!
      all.under += w * this.x[i]!
      all.square += w * this.yy[i]!
      all.counted += this.y[i]!
    }
    return all
  }

  /** Influence values by · w (y − r x) / Σ w x of a domain, summed by cell. */
  sums({ weights }: CellDesign, d: number, by: number): CellSums {
    const { over, under } = this.totals({ weights } as CellDesign, d)
    const made = emptySums(weights.length)
    const r = over / under
    for (const [cell, i] of indices(this.domain, d, weights.length)) {
      const scale = (by * weights[cell]!) / under
      made.sum[cell] = scale * (this.y[i]! - r * this.x[i]!)
      made.square[cell] = scale * scale * (this.yy[i]! - 2 * r * this.xy[i]! + r * r * this.xx[i]!)
      made.counted[cell] = this.n[i]!
    }
    return made
  }
}

function addMarks(marked: Int32Array, at: Int32Array, marks: Uint8Array): void {
  for (let row = 0; row < at.length; row++) {
    const i = at[row]!
    if (i < 0) continue
    const mark = (i << 2) | marks[row]!
    marked[mark] = (marked[mark]! + 1) | 0
  }
}

export type Totals = { rows: number; over: number; under: number; square: number; counted: number }

export const emptySums = (cells: number): CellSums => ({
  sum: new Float64Array(cells),
  square: new Float64Array(cells),
  counted: new Float64Array(cells),
})

/** Vectors of cells that are kept of a domain. */
export const vectorsOf = (domain: FigureDomain | undefined): number => (domain && 'column' in domain ? domain.count : 1)

/** Cells of a domain with their place in its vectors. */
export function* indices(domain: FigureDomain | undefined, d: number, cells: number): Generator<[number, number]> {
  const from = domain && 'column' in domain ? d * cells : 0
  const ofCell = domain && 'ofCell' in domain ? domain.ofCell : undefined
  for (let cell = 0; cell < cells; cell++) if (!ofCell || ofCell[cell] === d) yield [cell, from + cell]
}

/** Where each row of a block is counted, −1 where it lies in no domain; worked out once a block. */
const known = new WeakMap<RowBlock, Map<FigureDomain | undefined, Int32Array>>()
export function placesOf(domain: FigureDomain | undefined, block: RowBlock, cells: number): Int32Array {
  if (!domain) return block.cells
  const own = known.get(block) ?? new Map<FigureDomain | undefined, Int32Array>()
  known.set(block, own)
  const found = own.get(domain)
  if (found) return found
  const at = new Int32Array(block.rows)
  if ('ofCell' in domain) for (let row = 0; row < at.length; row++) at[row] = inPlace(domain.ofCell, block.cells[row]!)
  else {
    const column = domain.column(block)
    for (let row = 0; row < at.length; row++) {
      const d = column[row]!
      at[row] = Number.isNaN(d) ? -1 : d * cells + block.cells[row]!
    }
  }
  own.set(domain, at)
  return at
}

const inPlace = (ofCell: Int32Array, cell: number): number => (ofCell[cell]! < 0 ? -1 : cell)
