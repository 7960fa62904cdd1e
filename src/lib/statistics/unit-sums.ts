import type { Column } from './estimates.ts'

/**
 * Sums of items by cell, item beside item; a cell is what one sampled unit holds of one domain. Values are counted from
 * `shift`, the first value of the item, so that sums of squares stay exact enough. Rows with a weight and a value only.
 */
export class UnitSums {
  readonly items: number
  cells = 0
  readonly shift: Float64Array
  readonly rows: Float64Array[]
  readonly weight: Float64Array[]
  readonly value: Float64Array[]
  readonly square: Float64Array[]

  constructor(items: number, room = 64) {
    const columns = () => Array.from({ length: items }, () => new Float64Array(room))
    this.items = items
    this.shift = new Float64Array(items).fill(Number.NaN)
    this.rows = columns()
    this.weight = columns()
    this.value = columns()
    this.square = columns()
  }

  /** Makes room for so many cells; those there were keep their sums. */
  grow(cells: number): void {
    this.cells = Math.max(this.cells, cells)
    if (this.items === 0 || cells <= this.rows[0]!.length) return
    const room = Math.max(cells, 2 * this.rows[0]!.length)
    for (const columns of [this.rows, this.weight, this.value, this.square]) {
      for (let item = 0; item < this.items; item++) {
        const wider = new Float64Array(room)
        wider.set(columns[item]!)
        columns[item] = wider
      }
    }
  }

  /** Adds a column of values (NaN is missing) of one item; the cells have been made room for. */
  add(item: number, cellOfRow: Int32Array, weights: Float64Array, column: Column): void {
    const values = column instanceof Float64Array ? column : Float64Array.from(column)
    if (Number.isNaN(this.shift[item]!)) this.shift[item] = values.find((value) => !Number.isNaN(value)) ?? Number.NaN
    const into: Into = [this.rows[item]!, this.weight[item]!, this.value[item]!, this.square[item]!]
    addColumn(into, { cellOfRow, weights, values, shift: this.shift[item]! })
  }
}

type Into = [rows: Float64Array, weight: Float64Array, value: Float64Array, square: Float64Array]
type From = { cellOfRow: Int32Array; weights: Float64Array; values: Float64Array; shift: number }

function addColumn([rows, weight, value, square]: Into, { cellOfRow, weights, values, shift }: From): void {
  for (let row = 0; row < values.length; row++) {
    const w = weights[row]!
    const y = values[row]! - shift
    if (w === 0 || Number.isNaN(y)) continue
    const cell = cellOfRow[row]!
    const wy = w * y
    rows[cell]! += 1
    weight[cell]! += w
    value[cell]! += wy
    square[cell]! += wy * y
  }
}
