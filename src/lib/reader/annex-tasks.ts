import type { DeadlineContext } from '#lib/calendar/deadline-parse.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { splitAgencies } from './agencies.ts'
import { readAssignment } from './assignments.ts'
import { axisName } from './axis-name.ts'
import type { ColumnRole } from './columns.ts'
import { dimensionIndex } from './indices.ts'
import type { CrossRef, Flag, ReadTask, Section, TaskField } from './reading.ts'
import { decideRole, type RoleHistory, remember } from './single-agency.ts'
import type { ReadTable, TableRow } from './table-rows.ts'
import { addAlternative, bareText, flag, newTask, note, setDeadline, taskText } from './task.ts'
import type { Unit } from './units.ts'

export type AnnexContext = { path: string; index: string | undefined; deadlines: DeadlineContext }

type Row = Extract<TableRow, { kind: 'row' }>

type State = {
  axis: string | undefined
  group: string
  subIndex: string | undefined
  number: string
  /** Number of task rows so far under the same number. */
  repeat: number
  previous: ReadTask | undefined
  history: RoleHistory
  tasks: ReadTask[]
  crossRefs: CrossRef[]
  sections: Section[]
}

/** Tasks and group sections of one table. Merged cells are repeated and marked; what is decided is flagged. */
export function tasksOfTable(table: ReadTable, context: AnnexContext): Pick<State, 'tasks' | 'crossRefs' | 'sections'> {
  const state: State = {
    axis: undefined,
    group: '',
    subIndex: undefined,
    number: '',
    repeat: 0,
    previous: undefined,
    history: { leads: new Map(), coordinates: new Map() },
    tasks: [],
    crossRefs: [],
    sections: [],
  }
  const hasGroups = table.rows.some((row) => row.kind === 'group')
  table.rows.forEach((row, i) => {
    if (row.kind === 'group') openGroup(state, row, context)
    else readRow(state, row, table, context, { next: table.rows[i + 1], hasGroups })
  })
  numberRepeats(state.tasks)
  return state
}

function openGroup(state: State, row: Extract<TableRow, { kind: 'group' }>, context: AnnexContext): void {
  state.axis = axisName(row.title)
  state.group = row.label || String(state.sections.length + 1)
  state.subIndex = undefined
  state.number = ''
  state.previous = undefined
  const path = `${context.path}.${state.group}`
  state.sections.push({ path, title: row.title, line: row.lines[0], ...indexOf(row.title, context), axis: state.axis })
}

function indexOf(title: string, context: AnnexContext): { index?: string } {
  const index = context.index ?? dimensionIndex(fold(title))
  return index ? { index } : {}
}

type Around = { next: TableRow | undefined; hasGroups: boolean }

function readRow(state: State, row: Row, table: ReadTable, context: AnnexContext, around: Around): void {
  const { cells } = row
  const number = filled(cells.number)
  if (number) {
    state.number = number.text.replace(/[().]+$/g, '').replace(/[()]/g, '')
    state.repeat = 0
  }
  const criterion = filled(cells.criterion)
  if (criterion) state.subIndex = criterionHead(criterion.text)
  else if (number && cells.criterion && !table.roles.includes('task')) state.subIndex = undefined
  const text = filled(cells.task)
  if (!text) {
    readRowWithoutText(state, row, table, context)
    return
  }
  if (!hasAssignment(cells)) {
    const to = pointsToAnnex(text)
    if (to) {
      state.crossRefs.push(crossRef(state, text, to, context))
      return
    }
    if (isHeading(row, around, table)) {
      openHeading(state, text, around, context)
      return
    }
    if (state.previous === undefined && table.roles.includes('criterion') === false && !number) return
  }
  addTask(state, row, text, table, context)
}

const filled = (unit: Unit | undefined): Unit | undefined => (unit && unit.text !== '' ? unit : undefined)

const ASSIGNED: readonly ColumnRole[] = [
  'lead',
  'coordinate',
  'leadCoordinate',
  'deadline',
  'product',
  'monitor',
  'funding',
]

function hasAssignment(cells: Row['cells']): boolean {
  return ASSIGNED.some((role) => filled(cells[role]))
}

/** Long criteria are sentences: their head stands before the bracket or the list. */
export function criterionHead(text: string): string {
  const flat = text
    .replace(/\n/g, ' ')
    .replace(/^(?:[-+•*]\s*)/, '')
    .trim()
  if (flat.length <= 160) return flat.replace(/[:;]$/, '')
  const cut = /\s\(|\s(?:bao gồm|gồm)\s|:\s|;\s/.exec(flat.slice(15))
  return cut ? flat.slice(0, 15 + cut.index).replace(/[\s,.:;]+$/, '') : flat
}

function pointsToAnnex(unit: Unit): string | undefined {
  if (unit.text.length > 200) return undefined
  const m = /(?:tai|theo|xem|thuc hien theo|noi dung tai) phu luc\s*(?:so\s*)?([ivx]+|\d{1,2})/.exec(unit.fold)
  return m ? `PL${m[1]!.toUpperCase()}` : undefined
}

function crossRef(state: State, text: Unit, to: string, context: AnnexContext): CrossRef {
  const path = [context.path, state.group, state.number].filter((part) => part !== '').join('.')
  return {
    path,
    line: text.lines[0],
    ...(state.subIndex ? { subIndex: state.subIndex } : {}),
    text: bareText(text.text),
    to,
  }
}

/** A row with nothing but text is a heading when finer rows follow it. */
function isHeading(row: Row, around: Around, table: ReadTable): boolean {
  const text = row.cells.task!
  if (text.text.length > 220 || text.text.includes('\n')) return false
  const next = around.next
  if (!next || next.kind === 'group' || table.roles.includes('criterion')) return false
  const own = row.cells.number?.fold.replace(/[().]+$/, '') ?? ''
  const child = next.cells.number?.fold.replace(/[().]+$/, '') ?? ''
  if (own !== '' && (child.startsWith(`${own}.`) || child === '' || /^[a-z]$/.test(child)))
    return filled(next.cells.task) !== undefined
  const explicitEmpty = ASSIGNED.some((role) => row.cells[role] !== undefined)
  return explicitEmpty && !/[.;]$/.test(text.text) && child !== '' && own !== child && /^1$|\.1$/.test(child)
}

function openHeading(state: State, text: Unit, around: Around, context: AnnexContext): void {
  const title = criterionHead(text.text)
  if (around.hasGroups) {
    state.subIndex = title
    return
  }
  state.axis = axisName(title)
  state.previous = undefined
  const path = `${context.path}.${state.number || state.sections.length + 1}`
  state.sections.push({ path, title, line: text.lines[0], ...indexOf(title, context), axis: state.axis })
}

function readRowWithoutText(state: State, row: Row, table: ReadTable, context: AnnexContext): void {
  const { cells } = row
  const previous = state.previous
  if (!hasAssignment(cells)) {
    const also = filled(cells.criterion)
    if (also && previous) {
      previous.subIndexAlso = [...(previous.subIndexAlso ?? []), criterionHead(also.text)]
    }
    return
  }
  if (!previous) {
    const criterion = filled(cells.criterion)
    if (criterion) addTask(state, { ...row, cells: { ...cells, task: criterion } }, criterion, table, context)
    return
  }
  if (filled(cells.product) || (filled(cells.lead) && filled(cells.deadline))) {
    const task = addTask(state, row, undefined, table, context)
    task.text = previous.text
    task.textMerged = true
    flag(task, 'text', 'merged_cell', 'Nội dung nhiệm vụ nằm trong ô gộp với dòng trên.')
    return
  }
  // What is left over at the end of a row belongs to the cells of that row.
  appendAgencies(previous, cells)
}

function appendAgencies(task: ReadTask, cells: Row['cells']): void {
  for (const role of ['lead', 'coordinate'] as const) {
    const unit = filled(cells[role])
    if (!unit) continue
    for (const name of splitAgencies(unit.text).names) if (!task[role].includes(name)) task[role].push(name)
    flag(task, role, 'cell_order_doubtful', 'Ô này đứng lẻ trong bảng; đã gộp vào nhiệm vụ phía trên.')
  }
  const deadline = filled(cells.deadline)
  if (deadline && !task.deadline) task.deadline = { kind: 'unclear', raw: deadline.text }
}

function addTask(state: State, row: Row, text: Unit | undefined, table: ReadTable, context: AnnexContext): ReadTask {
  const path = [context.path, state.group, state.number].filter((part) => part !== '').join('.')
  const task = newTask('annexRow', path, (text ?? firstCell(row))?.lines[0] ?? row.lines[0])
  const sure = table.grid ? 0.95 : row.margin < 0.6 ? 0.6 : row.margin < 1.5 ? 0.8 : 0.95
  const index = context.index ?? (state.axis ? dimensionIndex(fold(state.axis)) : undefined)
  if (index) task.index = index
  if (state.axis) task.axis = state.axis
  if (state.subIndex) task.subIndex = state.subIndex
  if (text) taskText(task, text, sure)
  readAgencies(task, row, table, state, sure)
  readOtherCells(task, row, table, state, context, sure)
  if (row.margin < 0.6 && !table.grid) {
    flag(task, 'text', 'cell_order_doubtful', 'Bảng bị mất khung; thứ tự các ô của dòng này có thể hiểu cách khác.')
  }
  state.tasks.push(task)
  remember(state.history, task)
  state.previous = task
  return task
}

function firstCell(row: Row): Unit | undefined {
  return Object.values(row.cells).find((unit) => unit.text !== '')
}

/** An absent cell was merged in a flattened table; in a grid an empty one was, when the row leaves all of them empty. */
function wasMerged(cell: Unit | undefined, grid: boolean, rowIsBare: boolean): boolean {
  return cell === undefined || (grid && cell.text === '' && rowIsBare)
}

function readAgencies(task: ReadTask, row: Row, table: ReadTable, state: State, sure: number): void {
  const { cells } = row
  const both = filled(cells.leadCoordinate)
  if (both) {
    readBoth(task, both, sure)
    return
  }
  let lead = filled(cells.lead)
  let coordinate = filled(cells.coordinate)
  const twoColumns = table.roles.includes('lead') && table.roles.includes('coordinate')
  let decided = 1
  if (
    twoColumns &&
    !table.grid &&
    (lead === undefined) !== (coordinate === undefined) &&
    !(lead ? cells.coordinate : cells.lead)
  ) {
    const cell = (lead ?? coordinate)!
    const decision = decideRole(cell, state.previous, state.history)
    decided = decision.confidence
    lead = decision.role === 'lead' ? cell : undefined
    coordinate = decision.role === 'coordinate' ? cell : undefined
    flag(
      task,
      decision.role,
      'role_decided',
      'Dòng chỉ có một ô cơ quan; vai trò chủ trì hay phối hợp được suy ra từ các dòng khác.',
    )
    addAlternative(task, decision.role === 'lead' ? 'coordinate' : 'lead', splitAgencies(cell.text).names, 1 - decided)
  }
  const bare = !lead && !coordinate
  const previous = state.previous
  if (lead) setAgencies(task, 'lead', lead, Math.min(sure, decided))
  else if (
    previous &&
    table.roles.includes('lead') &&
    previous.leadRaw &&
    wasMerged(cells.lead, table.grid, bare || !!coordinate)
  ) {
    copyLead(task, previous)
  }
  if (coordinate) setAgencies(task, 'coordinate', coordinate, Math.min(sure, decided))
  else if (
    previous?.coordinateRaw &&
    bare &&
    table.roles.includes('coordinate') &&
    wasMerged(cells.coordinate, table.grid, true)
  ) {
    task.coordinate = [...previous.coordinate]
    task.coordinateRaw = previous.coordinateRaw
    task.coordMerged = true
    note(task, 'coordinate', previous.fields.coordinate?.lines ?? [task.line, task.line], 0.7)
    flag(task, 'coordinate', 'merged_cell', 'Cơ quan phối hợp nằm trong ô gộp với dòng trên.')
  }
  if (task.lead.length === 0 && (table.roles.includes('lead') || table.roles.includes('leadCoordinate'))) {
    flag(task, 'lead', 'missing', 'Chưa thấy cơ quan chủ trì của nhiệm vụ này.')
  }
}

function readBoth(task: ReadTask, cell: Unit, sure: number): void {
  if (/^(?:theo|thuc hien theo)\b/.test(cell.fold) && !/chu tri/.test(cell.fold)) {
    task.leadRaw = cell.text
    task.leadCoordMerged = true
    flag(task, 'lead', 'missing', 'Cơ quan được giao theo một văn bản khác.')
    return
  }
  const found = readAssignment(cell.text)
  task.lead = found.explicit ? found.lead : found.lead.slice(0, 1)
  task.coordinate = found.explicit ? found.coordinate : found.lead.slice(1)
  task.leadRaw = cell.text.replace(/\n/g, ' ')
  note(task, 'lead', cell.lines, found.explicit ? sure : 0.6)
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

function readOtherCells(
  task: ReadTask,
  row: Row,
  table: ReadTable,
  state: State,
  context: AnnexContext,
  sure: number,
): void {
  const { cells } = row
  const deadline = filled(cells.deadline)
  const previous = state.previous
  if (deadline) setDeadline(task, deadline.text.replace(/\n/g, '; '), deadline.lines, sure, context.deadlines)
  else if (table.roles.includes('deadline') && previous?.deadline && wasMerged(cells.deadline, table.grid, true)) {
    task.deadline = previous.deadline
    task.deadlineMerged = true
    note(task, 'deadline', previous.fields.deadline?.lines ?? [task.line, task.line], 0.75)
    flag(task, 'deadline', 'merged_cell', 'Thời hạn nằm trong ô gộp với dòng trên.')
  } else if (table.roles.includes('deadline')) flag(task, 'deadline', 'missing', 'Chưa thấy thời hạn của nhiệm vụ này.')
  for (const role of ['product', 'funding', 'monitor'] as const) copyCell(task, role, cells[role], sure)
}

function copyCell(
  task: ReadTask,
  field: Extract<TaskField, 'product' | 'funding' | 'monitor'>,
  cell: Unit | undefined,
  sure: number,
): void {
  if (!cell || cell.text === '') return
  task[field] = cell.text.replace(/\n/g, ' ').trim()
  note(task, field, cell.lines, sure)
}

/** Several tasks under one number get "#1", "#2" …: unnumbered rows keep running numbers. */
function numberRepeats(tasks: ReadTask[]): void {
  const counts = new Map<string, number>()
  for (const task of tasks) counts.set(task.path, (counts.get(task.path) ?? 0) + 1)
  const seen = new Map<string, number>()
  for (const task of tasks) {
    if (counts.get(task.path) === 1) continue
    const n = (seen.get(task.path) ?? 0) + 1
    seen.set(task.path, n)
    task.path = `${task.path}#${n}`
  }
}

export function hasDoubt(flags: readonly Flag[]): boolean {
  return flags.some((f) => f.reason !== 'merged_cell')
}
