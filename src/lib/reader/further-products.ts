import { traitsOf } from './cell-kinds.ts'
import type { ColumnRole } from './columns.ts'
import type { ReadTask } from './reading.ts'
import { filled, type Row } from './row-cells.ts'
import type { ReadTable, TableRow } from './table-rows.ts'
import { addAlternative, flag, note } from './task.ts'
import type { Unit } from './units.ts'

// "Báo cáo" is a verb as well; with these words it names a paper.
const REPORTED = /^bao cao (?:ket qua|tong ket|so ket|danh gia|cua|dinh ky|chuyen de|quy|nam|thang)\b/

/** No number, no product, and words that name one: the task goes over this row, which has a product of its own. */
export function isFurtherProduct(above: ReadTask, { cells }: Row, text: Unit, table: ReadTable): boolean {
  if (table.grid || above.product === undefined || !table.roles.includes('number')) return false
  if ([cells.number, cells.criterion, cells.product].some((cell) => filled(cell) !== undefined)) return false
  if (text.text.length > 120 || /[.;:]$|\n/.test(text.text)) return false
  const { product, verb } = traitsOf(text, undefined)
  return product && (!verb || REPORTED.test(text.fold))
}

export function withProduct(row: Row, product: Unit): Row {
  const { task: _, ...cells } = row.cells
  return { ...row, cells: { ...cells, product } }
}

export function markFurtherProduct(task: ReadTask, above: ReadTask, words: Unit): void {
  task.text = above.text
  task.textMerged = true
  note(task, 'text', above.fields.text?.lines ?? words.lines, 0.7)
  note(task, 'product', words.lines, 0.7)
  const message = 'Dòng này được hiểu là một sản phẩm nữa của nhiệm vụ phía trên.'
  flag(task, 'text', 'merged_cell', message)
  flag(task, 'product', 'cell_order_doubtful', message)
  addAlternative(task, 'text', words.text, 0.4)
  addAlternative(task, 'product', null, 0.4)
}

/**
 * A flattened row without numbers whose text begins with a line that names a product, over one that is work, where no
 * other row of the table has two lines: task and assignment of the row above go over a further product.
 */
export function withProductRows(rows: TableRow[], roles: readonly ColumnRole[]): TableRow[] {
  if (!roles.includes('product') || roles.includes('number')) return rows
  const inTwo = rows.filter((row) => row.kind === 'row' && row.cells.task?.text.includes('\n'))
  const [row, ...others] = inTwo
  if (row?.kind !== 'row' || others.length > 0) return rows
  const at = rows.indexOf(row)
  const above = rows[at - 1]
  const { task, ...cells } = row.cells
  const parts = partsOf(task!)
  if (above?.kind !== 'row' || above.cells.product === undefined || cells.criterion || !parts) return rows
  const [product, work] = parts
  const lines = product.lines
  const further: TableRow = { kind: 'row', cells: { product }, lines, margin: 0.5 }
  return rows.toSpliced(at, 1, further, {
    ...row,
    cells: { ...cells, task: work },
    lines: [work.lines[0], row.lines[1]],
  })
}

function partsOf(task: Unit): [Unit, Unit] | undefined {
  const cut = task.text.indexOf('\n')
  if (task.text.includes('\n', cut + 1)) return undefined
  const [first, last] = task.lines
  const part = (from: number, to: number, line: number): Unit => ({
    ...task,
    text: task.text.slice(from, to),
    low: task.low.slice(from, to),
    fold: task.fold.slice(from, to),
    lines: [line, line],
    mark: undefined,
  })
  const [product, work] = [part(0, cut, first), part(cut + 1, task.text.length, last)]
  const [named, done] = [traitsOf(product, undefined), traitsOf(work, undefined)]
  const short = named.product && !named.verb && !named.stop && named.length < 80 && task.mark === undefined
  return short && done.verb ? [product, work] : undefined
}
