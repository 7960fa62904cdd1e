/** Small dense linear algebra; matrices are arrays of rows. */
export type Rows = readonly (readonly number[])[]

/** x with a·x = b, by elimination with pivoting; RangeError where a is singular. */
export function solve(a: Rows, b: Rows): number[][] {
  const n = a.length
  const left = a.map((row, i) => [...row, ...b[i]!])
  for (let k = 0; k < n; k++) {
    let pivot = k
    for (let i = k + 1; i < n; i++) if (Math.abs(left[i]![k]!) > Math.abs(left[pivot]![k]!)) pivot = i
    const top = left[pivot]!
    if (!(Math.abs(top[k]!) > 1e-12 * largest(a))) throw new RangeError('singular')
    left[pivot] = left[k]!
    left[k] = top
    for (let i = 0; i < n; i++) {
      const factor = i === k ? 0 : left[i]![k]! / top[k]!
      if (factor !== 0) for (let j = k; j < top.length; j++) left[i]![j]! -= factor * top[j]!
    }
  }
  return left.map((row, i) => row.slice(n).map((value) => value / row[i]!))
}

const largest = (a: Rows) => Math.max(...a.map((row) => Math.max(...row.map(Math.abs))))

/** Orthonormal columns that span the columns given (modified Gram–Schmidt, twice); dependent ones are left out. */
export function orthonormal(columns: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = []
  for (const column of columns) {
    const rest = Float64Array.from(column)
    const before = length(rest)
    for (let again = 0; again < 2; again++) for (const each of basis) takeAway(rest, each)
    const after = length(rest)
    if (after > 1e-10 * before) basis.push(rest.map((value) => value / after))
  }
  return basis
}

/** What is left of a column beside an orthonormal basis; in place. */
export function takeAway(column: Float64Array, unit: Float64Array): void {
  let along = 0
  for (let i = 0; i < column.length; i++) along += column[i]! * unit[i]!
  for (let i = 0; i < column.length; i++) column[i]! -= along * unit[i]!
}

function length(column: Float64Array): number {
  let square = 0
  for (const value of column) square += value * value
  return Math.sqrt(square)
}

export const product = (a: Rows, b: Rows): number[][] =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)))

export const transposed = (a: Rows): number[][] => a[0]!.map((_, j) => a.map((row) => row[j]!))
