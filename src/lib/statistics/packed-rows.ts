/** A column of a few known values: 0 and 1, points, numbers of choices. NaN is missing. */
export type PackedColumn = { values: readonly number[] }

/** So many rows with their cells; columns are unpacked when they are asked for, and kept for the block. */
export type RowBlock = { rows: number; cells: Int32Array; column(number: number): Float64Array }

export const blockRows = 16_384

type Block = { cells: Int32Array; codes: Uint8Array[] }
type Packing = { bits: number; values: Float64Array; codeOf: ReadonlyMap<number, number> }

/**
 * SPEC N4. Answers of which each column has few values, packed to 2, 4, 8 or 16 bits: five million rows of sixty columns
 * are under 200 MB. Rows are added one by one and read block by block, as often as is needed.
 */
export class PackedRows {
  readonly columns: number
  readonly #packings: readonly Packing[]
  readonly #blocks: Block[] = []
  rows = 0

  constructor(columns: readonly PackedColumn[]) {
    this.columns = columns.length
    this.#packings = columns.map(({ values }) => packingOf(values))
  }

  /** A row of a cell; throws RangeError where a value is none of its column's. */
  add(cell: number, values: ArrayLike<number>): void {
    const at = this.rows % blockRows
    if (at === 0) this.#blocks.push(emptyBlock(this.#packings))
    const block = this.#blocks.at(-1)!
    block.cells[at] = cell
    for (let column = 0; column < this.columns; column++) {
      const value = values[column]!
      if (Number.isNaN(value)) continue
      const { bits, codeOf } = this.#packings[column]!
      const code = codeOf.get(value)
      if (code === undefined) throw new RangeError(`${value} is no value of column ${column}`)
      const codes = block.codes[column]!
      if (bits === 16) {
        codes[2 * at] = code & 255
        codes[2 * at + 1] = code >> 8
      } else codes[(at * bits) >> 3]! |= code << ((at * bits) & 7)
    }
    this.rows++
  }

  *blocks(): Generator<RowBlock> {
    for (const [i, { cells, codes }] of this.#blocks.entries()) {
      const rows = Math.min(blockRows, this.rows - i * blockRows)
      const known = new Map<number, Float64Array>()
      const column = (number: number) => {
        const found = known.get(number) ?? unpacked(this.#packings[number]!, codes[number]!, rows)
        known.set(number, found)
        return found
      }
      yield { rows, cells: cells.subarray(0, rows), column }
    }
  }

  /** Gives rows other cells, such as those of a place to its parts by sex. */
  recell(cellOf: (cell: number, row: number, block: RowBlock) => number): void {
    let i = 0
    for (const block of this.blocks()) {
      const { cells } = this.#blocks[i++]!
      for (let row = 0; row < block.rows; row++) cells[row] = cellOf(cells[row]!, row, block)
    }
  }
}

function packingOf(values: readonly number[]): Packing {
  const own = [...new Set(values)]
  if (own.length > 65_535) throw new RangeError(`${own.length} values in one column`)
  const bits = own.length <= 3 ? 2 : own.length <= 15 ? 4 : own.length <= 255 ? 8 : 16
  return {
    bits,
    values: Float64Array.of(Number.NaN, ...own),
    codeOf: new Map(own.map((value, i) => [value, i + 1])),
  }
}

const emptyBlock = (packings: readonly Packing[]): Block => ({
  cells: new Int32Array(blockRows),
  codes: packings.map(({ bits }) => new Uint8Array((blockRows * bits) / 8)),
})

function unpacked({ bits, values }: Packing, codes: Uint8Array, rows: number): Float64Array {
  const column = new Float64Array(rows)
  const mask = (1 << bits) - 1
  for (let at = 0; at < rows; at++) {
    const code =
      bits === 16 ? codes[2 * at]! | (codes[2 * at + 1]! << 8) : (codes[(at * bits) >> 3]! >> ((at * bits) & 7)) & mask
    column[at] = values[code]!
  }
  return column
}
