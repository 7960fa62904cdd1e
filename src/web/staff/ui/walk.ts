export type At = { row: number; column: number }

const steps: Readonly<Record<string, At>> = {
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  PageUp: { row: -15, column: 0 },
  PageDown: { row: 15, column: 0 },
}

/** Where a key leads from a cell of a table; undefined where it leads nowhere. */
export function walked({ row, column }: At, key: string, rows: number, columns: number): At | undefined {
  const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value))
  if (key === 'Home') return { row, column: 0 }
  if (key === 'End') return { row, column: columns - 1 }
  const step = steps[key]
  return step && { row: within(row + step.row, rows), column: within(column + step.column, columns) }
}

/** The next wanted cell after this one, row by row and round again. */
export function nextAt(
  rows: number,
  columns: number,
  after: At | undefined,
  wants: (at: At) => boolean,
): At | undefined {
  const count = rows * columns
  const from = after ? after.row * columns + after.column + 1 : 0
  for (let step = 0; step < count; step++) {
    const place = (from + step) % count
    const at = { row: Math.floor(place / columns), column: place % columns }
    if (wants(at)) return at
  }
  return undefined
}
