/** A column of a few known values: 0 and 1, points; or of whole numbers, 0 to below `numbers`. NaN is missing. */
export type PackedColumn = { values: readonly number[] } | { numbers: number }

/** So many rows with their cells; columns are unpacked when they are asked for, and kept for the block. */
export type RowBlock = {
  rows: number
  cells: Int32Array
  column(number: number): Float64Array
  /** Of a column of 0 and 1, given in that order: 0 where it is missing, 1 and 2. */
  marks(number: number): Uint8Array
}

export const blockRows = 16_384

type Block = { cells: Int32Array; codes: Uint8Array[] }
type Packing = { bits: number; values: Float64Array; codeOf(value: number): number }

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
    this.#packings = columns.map(packingOf)
  }

  /** A row of a cell; throws RangeError where a value is none of its column's. */
  add(cell: number, values: ArrayLike<number>): void {
    this.addCodes(
      cell,
      this.#packings.map(({ codeOf }, column) => codeOf(values[column]!)),
    )
  }

  /** A row of a cell by the codes of its values, as `codesOf` tells them. */
  addCodes(cell: number, codes: ArrayLike<number>): void {
    const at = this.rows % blockRows
    if (at === 0) this.#blocks.push(emptyBlock(this.#packings))
    const block = this.#blocks.at(-1)!
    block.cells[at] = cell
    for (let column = 0; column < this.columns; column++) {
      const code = codes[column]!
      if (code === 0) continue
      const { bits } = this.#packings[column]!
      const own = block.codes[column]!
      if (bits === 16) {
        own[2 * at] = code & 255
        own[2 * at + 1] = code >> 8
      } else own[(at * bits) >> 3]! |= code << ((at * bits) & 7)
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
      const seen = new Map<number, Uint8Array>()
      const marks = (number: number) => {
        const found = seen.get(number) ?? unpackedMarks(this.#packings[number]!, codes[number]!, rows)
        seen.set(number, found)
        return found
      }
      yield { rows, cells: cells.subarray(0, rows), column, marks }
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

/** Values that a column has room for. */
export const mostValues = 65_535

/** The code of each value of a column, 0 where it is missing; throws RangeError where it is none of them. */
export const codesOf = (column: PackedColumn): ((value: number) => number) => packingOf(column).codeOf

function packingOf(column: PackedColumn): Packing {
  if ('numbers' in column) {
    const { numbers } = column
    const isOwn = (value: number) => Number.isInteger(value) && value >= 0 && value < numbers
    const values = Float64Array.from({ length: numbers + 1 }, (_, code) => (code === 0 ? Number.NaN : code - 1))
    return { bits: bitsFor(numbers), values, codeOf: known((value) => (isOwn(value) ? value + 1 : undefined)) }
  }
  const own = [...new Set(column.values)]
  const codes = new Map(own.map((value, i) => [value, i + 1]))
  const values = Float64Array.of(Number.NaN, ...own)
  return { bits: bitsFor(own.length), values, codeOf: known((value) => codes.get(value)) }
}

const known =
  (codeOf: (value: number) => number | undefined) =>
  (value: number): number => {
    const code = Number.isNaN(value) ? 0 : codeOf(value)
    if (code === undefined) throw new RangeError(`${value} is no value of its column`)
    return code
  }

function bitsFor(values: number): number {
  if (values > mostValues) throw new RangeError(`${values} values in one column`)
  return values <= 3 ? 2 : values <= 15 ? 4 : values <= 255 ? 8 : 16
}

const emptyBlock = (packings: readonly Packing[]): Block => ({
  cells: new Int32Array(blockRows),
  codes: packings.map(({ bits }) => new Uint8Array((blockRows * bits) / 8)),
})

function unpackedMarks({ bits, values }: Packing, codes: Uint8Array, rows: number): Uint8Array {
  if (bits !== 2 || values[1] !== 0 || values[2] !== 1) throw new RangeError('Marks are of columns of 0 and 1')
  const marks = new Uint8Array(rows)
  for (let at = 0; at < rows; at++) marks[at] = (codes[at >> 2]! >> ((at & 3) * 2)) & 3
  return marks
}

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
