import type { DeadlineContext } from '#lib/calendar/deadline-parse.ts'
import { splitAgencies } from './agencies.ts'
import { readAssignment } from './assignments.ts'
import type { ColumnRole } from './columns.ts'
import { saysNothing } from './dittos.ts'
import type { ReadTask, TaskField } from './reading.ts'
import { decideRole, type RoleHistory } from './single-agency.ts'
import type { ReadTable, TableRow } from './table-rows.ts'
import { addAlternative, flag, note, setDeadline } from './task.ts'
import type { Unit } from './units.ts'

export type Row = Extract<TableRow, { kind: 'row' }>

export type RowCells = {
  task: ReadTask
  row: Row
  table: ReadTable
  /** The task of the row above in the same group. */
  previous: ReadTask | undefined
  history: RoleHistory
  /** Confidence of cells that stand where they should. */
  sure: (role: ColumnRole) => number
}

export const filled = (unit: Unit | undefined): Unit | undefined => (unit && unit.text !== '' ? unit : undefined)

export const ASSIGNED: readonly ColumnRole[] = [
  'lead',
  'coordinate',
  'leadCoordinate',
  'deadline',
  'product',
  'monitor',
  'funding',
]

export function hasAssignment(cells: Row['cells']): boolean {
  return ASSIGNED.some((role) => filled(cells[role]))
}

/** An absent cell was merged in a flattened table; in a grid an empty one was, when the row leaves all of them empty. */
function wasMerged(cell: Unit | undefined, grid: boolean, rowIsBare: boolean): boolean {
  return cell === undefined || (grid && cell.text === '' && rowIsBare)
}

/** Lead and coordinating agencies of a row, with what merged cells leave out. */
export function readAgencies(cells: RowCells): void {
  const both = filled(cells.row.cells.leadCoordinate)
  if (both) {
    readBoth(cells.task, both, cells.sure('leadCoordinate'))
    if (cells.row.spanned?.has('leadCoordinate')) markBothMerged(cells.task)
    return
  }
  if (cells.previous && cells.table.roles.includes('leadCoordinate')) {
    copyBoth(cells, cells.previous)
    return
  }
  const { lead, coordinate, confidence } = rolesOf(cells)
  const { task, table } = cells
  const sure = (role: 'lead' | 'coordinate'): number => Math.min(cells.sure(role), confidence)
  if (lead) setAgencies(task, 'lead', lead, sure('lead'))
  if (coordinate) setAgencies(task, 'coordinate', coordinate, sure('coordinate'))
  if (lead && cells.row.spanned?.has('lead')) task.leadMerged = true
  if (coordinate && cells.row.spanned?.has('coordinate')) task.coordMerged = true
  copyMerged(cells, lead, coordinate)
  if (
    task.lead.length === 0 &&
    !task.leadRaw &&
    (table.roles.includes('lead') || table.roles.includes('leadCoordinate'))
  ) {
    flag(task, 'lead', 'missing', 'Chưa thấy cơ quan chủ trì của nhiệm vụ này.')
  }
}

function markBothMerged(task: ReadTask): void {
  task.leadMerged = true
  if (task.coordinate.length > 0) task.coordMerged = true
}

/** The one cell for lead and coordinating agencies was merged with the row above. */
function copyBoth({ task }: RowCells, previous: ReadTask): void {
  if (!previous.leadRaw) return
  copyLead(task, previous)
  task.coordinate = [...previous.coordinate]
  if (task.coordinate.length > 0) {
    note(task, 'coordinate', previous.fields.coordinate?.lines ?? [task.line, task.line], 0.7)
    flag(task, 'coordinate', 'merged_cell', 'Cơ quan phối hợp nằm trong ô gộp với dòng trên.')
  }
  markBothMerged(task)
}

type Roles = { lead: Unit | undefined; coordinate: Unit | undefined; confidence: number }

/** Which cell leads and which coordinates; decided and flagged when a flattened row shows only one. */
function rolesOf({ task, row, table, previous, history }: RowCells): Roles {
  const lead = filled(row.cells.lead)
  const coordinate = filled(row.cells.coordinate)
  const cell = lead ?? coordinate
  const other = lead ? row.cells.coordinate : row.cells.lead
  const twoColumns = table.roles.includes('lead') && table.roles.includes('coordinate')
  // A row of a grid that lacks cells is as open as a flattened one.
  const placed = table.grid && row.margin >= 99
  if (!cell || (lead && coordinate) || !twoColumns || placed || other) return { lead, coordinate, confidence: 1 }
  const { role, confidence } = decideRole(cell, previous, history)
  const reason = 'Dòng chỉ có một ô cơ quan; vai trò chủ trì hay phối hợp được suy ra từ các dòng khác.'
  flag(task, role, 'role_decided', reason)
  const second = role === 'lead' ? 'coordinate' : 'lead'
  addAlternative(task, second, splitAgencies(cell.text).names, 1 - confidence)
  if (role === 'lead') offerCoordinates(task, previous)
  return role === 'lead'
    ? { lead: cell, coordinate: undefined, confidence }
    : { lead: undefined, coordinate: cell, confidence }
}

/** Beside its own lead a row shows nobody who coordinates: nobody does, or the cell was merged. */
function offerCoordinates(task: ReadTask, previous: ReadTask | undefined): void {
  const message = 'Dòng này không có ô phối hợp; có thể ô ấy được gộp với dòng trên.'
  flag(task, 'coordinate', 'merged_cell', message)
  if (previous && previous.coordinate.length > 0) addAlternative(task, 'coordinate', [...previous.coordinate], 0.5)
}

function copyMerged(
  { task, row, table, previous }: RowCells,
  lead: Unit | undefined,
  coordinate: Unit | undefined,
): void {
  if (!previous) return
  const bare = !lead && !coordinate
  // A cell that stood in this column but was found to coordinate leaves the place of the lead merged.
  const leadMerged = filled(row.cells.lead) !== undefined || wasMerged(row.cells.lead, table.grid, true)
  if (!lead && table.roles.includes('lead') && previous.leadRaw && leadMerged) {
    copyLead(task, previous)
    // Who coordinates stood in the same cell.
    if (!table.roles.includes('coordinate') && previous.coordinate.length > 0) copyCoordinates(task, previous)
  }
  const textless = table.grid && !filled(row.cells.task)
  const leftOut = (table.writesEmpty === true || textless) && !coordinate
  const blank = table.blanksMerge === true && row.cells.coordinate?.text === ''
  if (!previous.coordinateRaw && blank && !coordinate) offerAgain(task, 'coordinate', previous)
  if (!previous.coordinateRaw || !table.roles.includes('coordinate') || coordinate) return
  // Beside a cell that was merged an empty one was too; beside full ones nobody may be meant.
  const beside = blank && (!lead || (row.cells.deadline?.text === '' && table.roles.includes('deadline')))
  if (blank && !beside) offerCoordinates(task, previous)
  if (!(bare || leftOut || beside)) return
  if (!wasMerged(row.cells.coordinate, table.grid, bare || textless || beside)) return
  copyCoordinates(task, previous)
}

/** What the row above may share with those over it this row may share too. */
function offerAgain(task: ReadTask, field: 'coordinate' | 'product', previous: ReadTask | undefined): void {
  const asked = previous?.flags.find((each) => each.field === field && each.reason === 'merged_cell')
  if (!asked) return
  flag(task, field, asked.reason, asked.message)
  const offered = previous?.alternatives.find((each) => each.field === field)
  if (offered) task.alternatives.push({ ...offered })
}

function copyCoordinates(task: ReadTask, previous: ReadTask): void {
  task.coordinate = [...previous.coordinate]
  if (previous.coordinateRaw) task.coordinateRaw = previous.coordinateRaw
  task.coordMerged = true
  note(task, 'coordinate', previous.fields.coordinate?.lines ?? [task.line, task.line], 0.7)
  flag(task, 'coordinate', 'merged_cell', 'Cơ quan phối hợp nằm trong ô gộp với dòng trên.')
  addAlternative(task, 'coordinate', [], 0.3)
}

/** "Theo phân công tại Quyết định số …" */
function namesNobody(cell: Unit): boolean {
  return /^(?:theo|thuc hien theo)\b/.test(cell.fold) && !/chu tri/.test(cell.fold)
}

function readBoth(task: ReadTask, cell: Unit, sure: number): void {
  if (namesNobody(cell)) {
    task.leadRaw = cell.text
    task.leadCoordMerged = true
    flag(task, 'lead', 'missing', 'Cơ quan được giao theo một văn bản khác.')
    return
  }
  const found = readAssignment(cell.text)
  task.lead = found.explicit ? found.lead : found.lead.slice(0, 1)
  task.coordinate = found.explicit ? found.coordinate : found.lead.slice(1)
  task.leadRaw = cell.text.replace(/\n/g, ' ')
  note(task, 'lead', cell.lines, found.explicit || found.lead.length < 2 ? sure : 0.6)
  if (task.coordinate.length > 0) note(task, 'coordinate', cell.lines, found.explicit ? sure : 0.6)
  if (!found.explicit && found.lead.length > 1) {
    flag(task, 'lead', 'role_decided', 'Ô ghi chung chủ trì và phối hợp; cơ quan đứng đầu được hiểu là chủ trì.')
    addAlternative(task, 'lead', found.lead, 0.4)
  }
}

function copyLead(task: ReadTask, previous: ReadTask): void {
  task.lead = [...previous.lead]
  if (previous.leadRaw) task.leadRaw = previous.leadRaw
  task.leadMerged = true
  note(task, 'lead', previous.fields.lead?.lines ?? [task.line, task.line], 0.75)
  flag(task, 'lead', 'merged_cell', 'Cơ quan chủ trì nằm trong ô gộp với dòng trên.')
}

function setAgencies(task: ReadTask, role: 'lead' | 'coordinate', cell: Unit, sure: number): void {
  if (role === 'lead' && namesNobody(cell)) {
    task.leadRaw = cell.text.replace(/\n/g, ' ')
    flag(task, 'lead', 'missing', 'Cơ quan được giao theo một văn bản khác.')
    return
  }
  if (role === 'coordinate' && saysNothing(cell.text)) {
    task.coordinateRaw = cell.text
    return
  }
  const stated = /chủ trì|phối hợp/.test(cell.low) ? readAssignment(cell.text) : undefined
  const list = stated
    ? { names: role === 'lead' ? stated.lead : [...stated.coordinate, ...stated.lead], doubtful: stated.doubtful }
    : splitAgencies(cell.text)
  task[role] = list.names
  if (role === 'lead' && stated && stated.coordinate.length > 0) task.coordinate = stated.coordinate
  task[role === 'lead' ? 'leadRaw' : 'coordinateRaw'] = cell.text.replace(/\n/g, ' ')
  note(task, role, cell.lines, list.doubtful ? 0.6 : sure)
  if (list.doubtful) flag(task, role, 'agency_unclear', 'Giữa các cơ quan thiếu dấu ngăn cách; hãy xem lại từng tên.')
}

/** Deadline, product, funding and monitor of a row. */
export function readOtherCells({ task, row, table, previous, sure }: RowCells, deadlines: DeadlineContext): void {
  const { cells } = row
  const deadline = filled(cells.deadline)
  if (deadline) setDeadline(task, deadline.text.replace(/\n/g, '; '), deadline.lines, sure('deadline'), deadlines)
  else if (table.roles.includes('deadline') && previous?.deadline && wasMerged(cells.deadline, table.grid, true)) {
    task.deadline = previous.deadline
    task.deadlineMerged = true
    note(task, 'deadline', previous.fields.deadline?.lines ?? [task.line, task.line], 0.75)
    flag(task, 'deadline', 'merged_cell', 'Thời hạn nằm trong ô gộp với dòng trên.')
  } else if (table.roles.includes('deadline')) {
    flag(task, 'deadline', 'missing', 'Chưa thấy thời hạn của nhiệm vụ này.')
  }
  if (task.deadline && row.spanned?.has('deadline')) task.deadlineMerged = true
  for (const role of ['product', 'funding', 'monitor'] as const) {
    copyCell(task, role, cells[role], sure(role))
    // An empty product beside a deadline that was merged shares its merged cell.
    const beside =
      role === 'product' &&
      ((task.deadlineMerged === true && !row.spanned?.has('deadline')) || sharesProduct(cells.product, table))
    if (!task[role] && (beside || isLeftOut(role, cells[role], table))) copyAbove(task, role, previous)
    if (task[role] && row.spanned?.has(role)) markMerged(task, role)
    const blank = role === 'product' && !task.product && table.blanksMerge && cells.product?.text === ''
    if (blank && table.mostlyFull?.has(role)) offerProduct(task, previous)
  }
}

/** Not in a flattened row, in a column that is mostly full: merged. */
function sharesProduct(cell: Unit | undefined, table: ReadTable): boolean {
  return !table.grid && cell === undefined && table.mostlyFull?.has('product') === true
}

/** Empty in a copy that leaves merged cells empty too: nothing was asked for, or it was merged. */
function offerProduct(task: ReadTask, previous: ReadTask | undefined): void {
  if (previous?.product === undefined) {
    offerAgain(task, 'product', previous)
    return
  }
  flag(task, 'product', 'merged_cell', 'Ô sản phẩm để trống; có thể ô ấy được gộp với dòng trên.')
  addAlternative(task, 'product', previous.product, 0.4)
}

/** An absent cell was merged: a flattening that writes empty cells leaves out no other; leaders are seldom left empty. */
function isLeftOut(role: 'product' | 'funding' | 'monitor', cell: Unit | undefined, table: ReadTable): boolean {
  if (!table.roles.includes(role) || filled(cell)) return false
  return role === 'monitor' ? cell === undefined || table.grid : cell === undefined && table.writesEmpty === true
}

function markMerged(task: ReadTask, role: 'product' | 'funding' | 'monitor'): void {
  if (role === 'product') task.productMerged = true
  if (role === 'funding') task.fundingMerged = true
}

function copyAbove(task: ReadTask, role: 'product' | 'funding' | 'monitor', previous: ReadTask | undefined): void {
  const above = previous?.[role]
  if (above === undefined) return
  task[role] = above
  markMerged(task, role)
  note(task, role, previous?.fields[role]?.lines ?? [task.line, task.line], 0.7)
  flag(task, role, 'merged_cell', 'Nội dung cột này nằm trong ô gộp với dòng trên.')
  if (role === 'product') addAlternative(task, role, null, 0.4)
}

function copyCell(
  task: ReadTask,
  field: Extract<TaskField, 'product' | 'funding' | 'monitor'>,
  cell: Unit | undefined,
  sure: number,
): void {
  if (!cell || cell.text === '' || saysNothing(cell.text)) return
  task[field] = cell.text.replace(/\n/g, ' ').trim()
  note(task, field, cell.lines, sure)
}
