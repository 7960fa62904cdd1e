/**
 * What whoever solves all lines finds: each line says that what it names adds up to something known (with any weights). Of
 * the unknown ones those are found that have one value alone.
 */
export function solvable(isUnknown: readonly boolean[], lines: readonly (readonly number[])[]): boolean[] {
  const unknown = isUnknown.flatMap((is, at) => (is ? [at] : []))
  const matrix = lines.map((line) => unknown.map((at) => Number(line.includes(at))))
  let top = 0
  for (let column = 0; column < unknown.length; column++) {
    const at = matrix.findIndex((line, row) => row >= top && Math.abs(line[column]!) > 1e-9)
    if (at === -1) continue
    ;[matrix[top], matrix[at]] = [matrix[at]!, matrix[top]!]
    const pivot = matrix[top]!
    for (const [row, line] of matrix.entries()) {
      const by = line[column]! / pivot[column]!
      if (row !== top) matrix[row] = line.map((value, k) => value - by * pivot[k]!)
    }
    top++
  }
  const alone = matrix.flatMap((line) => {
    const left = line.flatMap((value, k) => (Math.abs(value) > 1e-9 ? [unknown[k]!] : []))
    return left.length === 1 ? left : []
  })
  return isUnknown.map((_, at) => alone.includes(at))
}
