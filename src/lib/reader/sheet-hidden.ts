import type { Merge, SheetRow } from './sheet-layout.ts'

/** What of a sheet can be seen, and which rows and columns with words cannot (from 0). */
export type Seen = { rows: SheetRow[]; merges: Merge[]; hiddenRows: number[]; hiddenColumns: number[] }

/** Leaves out rows and columns that are hidden; a merged cell that begins in one shows its words in the first that is seen. */
export function withoutHidden(
  rows: readonly (SheetRow & { hidden: boolean })[],
  merges: readonly Merge[],
  columns: ReadonlySet<number>,
): Seen {
  const hidden = new Map(rows.filter((each) => each.hidden).map((each) => [each.row, each]))
  const inHidden = [...columns].filter((column) => rows.some(({ cells }) => (cells[column] ?? '') !== ''))
  if (hidden.size === 0 && inHidden.length === 0) {
    return { rows: [...rows], merges: [...merges], hiddenRows: [], hiddenColumns: [] }
  }
  const texts = new Map(rows.map(({ row, cells }) => [row, [...cells]]))
  const moved = merges.map((merge) => shifted(merge, hidden, columns, texts))
  const seen = rows
    .filter((each) => !each.hidden)
    .map(({ row }) => ({ row, cells: texts.get(row)!.map((text, c) => (columns.has(c) ? '' : (text ?? ''))) }))
    .filter(({ cells }) => cells.some((text) => text !== ''))
  return {
    rows: seen,
    merges: moved.filter((merge) => merge !== undefined),
    hiddenRows: [...hidden.keys()].sort((a, b) => a - b),
    hiddenColumns: inHidden.sort((a, b) => a - b),
  }
}

const MOST_SHIFTED = 2_000

/** The merged cell as it is seen, its words put where it begins now; undefined when nothing of it is seen. */
function shifted(
  merge: Merge,
  hidden: ReadonlyMap<number, unknown>,
  columns: ReadonlySet<number>,
  texts: Map<number, string[]>,
): Merge | undefined {
  const { bottom, right } = merge
  let { top, left } = merge
  while (top <= bottom && hidden.has(top) && top - merge.top < MOST_SHIFTED) top++
  while (left <= right && columns.has(left) && left - merge.left < MOST_SHIFTED) left++
  if (top > bottom || left > right) return undefined
  if (top === merge.top && left === merge.left) return merge
  const text = texts.get(merge.top)?.[merge.left] ?? ''
  const cells = texts.get(top)
  if (cells && text !== '') {
    while (cells.length <= left) cells.push('')
    cells[left] = text
  }
  return { top, left, bottom, right }
}
