import { traitsOf } from './cell-kinds.ts'
import type { ReadTask } from './reading.ts'
import { filled, type Row } from './row-cells.ts'
import type { ReadTable } from './table-rows.ts'
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
