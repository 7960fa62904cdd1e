import { deadlineLikeness } from './deadline-likeness.ts'
import type { ReadTask } from './reading.ts'
import type { Row } from './row-cells.ts'
import type { ReadTable } from './table-rows.ts'
import { addAlternative, flag } from './task.ts'

const BULLET = /^[-+•*]\s/

/**
 * Rows of a flattened table in which another reading is as good: bullets behind the work may be its product, several
 * agencies beside nobody who coordinates may be those who do.
 */
export function flagFlatDoubts(task: ReadTask, row: Row, { roles, writesEmpty }: ReadTable): void {
  const at = roles.indexOf('task')
  const lines = row.cells.task?.text.split('\n') ?? []
  const bullets = lines.slice(lines.findIndex((line) => BULLET.test(line)))
  const endsInBullets = lines.length > bullets.length && bullets.every((line) => BULLET.test(line))
  if (roles[at + 1] === 'product' && row.cells.product === undefined && endsInBullets && BULLET.test(lines.at(-1)!)) {
    flag(task, 'product', 'cell_order_doubtful', 'Các gạch đầu dòng cuối ô nội dung có thể là sản phẩm.')
    addAlternative(task, 'product', bullets.join(' '), 0.4)
  }
  const product = row.cells.product
  if (product && BULLET.test(product.text) && !product.text.includes('\n') && BULLET.test(lines.at(-1)!)) {
    flag(task, 'product', 'cell_order_doubtful', 'Gạch đầu dòng phía trên có thể cũng là sản phẩm.')
    addAlternative(task, 'product', `${lines.at(-1)} ${product.text}`, 0.4)
  }
  // An empty cell is written out; one that is not there was merged or fell to another.
  const lost = writesEmpty && roles.includes('product') && product === undefined && task.product === undefined
  if (lost && !task.flags.some(({ field }) => field === 'product'))
    flag(task, 'product', 'missing', 'Dòng này không có ô sản phẩm; có thể ô ấy lẫn vào ô khác.')
  if (product && deadlineLikeness(product.text, product.fold) > 0.7)
    flag(task, 'product', 'cell_order_doubtful', 'Ô sản phẩm ghi thời gian; có thể các ô bị lệch cột.')
  // A second line in the column of times may be the note behind it.
  if (roles.includes('note') && row.cells.note === undefined && row.cells.deadline?.text.includes('\n'))
    flag(task, 'deadline', 'cell_order_doubtful', 'Dòng sau của ô thời hạn có thể là ghi chú.')
  if (writesEmpty && roles.at(-1) === 'note' && row.cells.note === undefined) flagNoteAsOther(task, row)
  const open = row.margin < 0.6 && task.lead.length > 0 && task.coordinate.length > 1
  for (const field of open ? (['lead', 'coordinate'] as const) : []) {
    if (task.flags.some((each) => each.field === field)) continue
    flag(task, field, 'cell_order_doubtful', 'Các dòng cơ quan có thể chia khác giữa chủ trì và phối hợp.')
  }
  const nobody = task.coordinate.length === 0 && roles.includes('coordinate') && row.cells.coordinate === undefined
  if (nobody && task.lead.length > 1 && !task.leadMerged && !task.flags.some(({ field }) => field === 'lead')) {
    flag(task, 'lead', 'role_decided', 'Dòng có nhiều cơ quan mà không có ô phối hợp; hãy xem lại ai chủ trì.')
    flag(task, 'coordinate', 'role_decided', 'Có thể các cơ quan của dòng này là cơ quan phối hợp.')
    addAlternative(task, 'coordinate', [...task.lead], 0.4)
  }
}

/** Remarks are never merged: where empty cells are written out, a row without one has it among the cells before. */
function flagNoteAsOther(task: ReadTask, { cells }: Row): void {
  for (const field of ['product', 'deadline'] as const)
    if (cells[field] && cells[field].text !== '' && !task.flags.some((each) => each.field === field))
      flag(task, field, 'cell_order_doubtful', 'Dòng thiếu ô ghi chú; ô này có thể là ghi chú.')
}
