import type { DeadlineContext } from '#lib/calendar/deadline-parse.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { splitAgencies } from './agencies.ts'
import { flagLonelyGaps, flagLostGroups, flagUntitled, numberRepeats } from './annex-rows.ts'
import { axisName } from './axis-name.ts'
import type { ColumnRole } from './columns.ts'
import { saysNothing } from './dittos.ts'
import { flagFlatDoubts } from './flat-doubts.ts'
import { isFurtherProduct, markFurtherProduct, withProduct } from './further-products.ts'
import { dimensionIndex } from './indices.ts'
import { flagSplit, pairedRows } from './paired-cells.ts'
import type { CrossRef, ReadTask, Section, Target } from './reading.ts'
import { ASSIGNED, filled, hasAssignment, type Row, type RowCells, readAgencies, readOtherCells } from './row-cells.ts'
import { type RoleHistory, remember } from './single-agency.ts'
import type { ReadTable, TableRow } from './table-rows.ts'
import { holdsTargets, targetOfCell } from './table-targets.ts'
import { bareText, flag, newTask, taskText } from './task.ts'
import type { Unit } from './units.ts'

export type AnnexContext = {
  path: string
  index: string | undefined
  /** Of a table without groups: the heading above names it. */
  axis?: string | undefined
  deadlines: DeadlineContext
}

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
  /** Targets of the rows, from a column of targets. */
  targets: Target[]
  holdsTargets: boolean
}

/** Tasks and group sections of one table. Merged cells are repeated and marked; what is decided is flagged. */
export function tasksOfTable(
  table: ReadTable,
  context: AnnexContext,
): Pick<State, 'tasks' | 'crossRefs' | 'sections' | 'targets'> {
  const state: State = {
    axis: context.axis,
    group: '',
    subIndex: undefined,
    number: '',
    repeat: 0,
    previous: undefined,
    history: { leads: new Map(), coordinates: new Map() },
    tasks: [],
    crossRefs: [],
    sections: [],
    targets: [],
    holdsTargets: holdsTargets(table),
  }
  const hasGroups = table.rows.some((row) => row.kind === 'group')
  table.rows.forEach((row, i) => {
    if (row.kind === 'group') openGroup(state, row, context)
    else readRow(state, row, table, context, { next: table.rows[i + 1], hasGroups })
  })
  flagLostGroups(state.tasks)
  numberRepeats(state.tasks)
  flagLonelyGaps(state.tasks)
  return state
}

function openGroup(
  state: State,
  row: Extract<TableRow, { kind: 'group' }>,
  context: AnnexContext,
  keepsNumber = false,
): void {
  state.axis = axisName(row.title)
  state.group = row.label || String(state.sections.length + 1)
  state.subIndex = undefined
  if (!keepsNumber) state.number = ''
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
    state.number = saysNothing(number.text) ? '' : number.text.replace(/[().]+$/g, '').replace(/[()]/g, '')
    state.repeat = 0
  }
  readAxis(state, row, context)
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
  if (row.spanned?.has('task') && state.previous && addsNothing(row)) {
    if (criterion && !row.spanned.has('criterion')) addCriterion(state.previous, criterion)
    return
  }
  const above = state.previous
  if (above && isFurtherProduct(above, row, text, table)) {
    const task = addTask(state, withProduct(row, text), undefined, table, context)
    markFurtherProduct(task, above, text)
    return
  }
  const pairs = pairedRows(row)
  if (!pairs) addTask(state, row, text, table, context)
  for (const pair of pairs ?? []) {
    const task = addTask(state, pair, pair.cells.task, table, context)
    flagSplit(task)
  }
}

/** A column of axes opens a group as a group row does; its cell is merged over the rows of the group. */
function readAxis(state: State, row: Row, context: AnnexContext): void {
  const cell = filled(row.cells.axis)
  const title = cell?.text.replace(/\n/g, ' ').trim()
  if (!cell || !title || axisName(title) === state.axis) return
  const label = cell.mark && cell.mark.label !== '' ? cell.mark.label : ''
  openGroup(
    state,
    { kind: 'group', label, title: label ? title.slice(cell.mark!.length) : title, lines: cell.lines },
    context,
    true,
  )
}

/** Text and assignment span this row too: only its number and criterion are its own. */
function addsNothing(row: Row): boolean {
  return ASSIGNED.every((role) => !filled(row.cells[role]) || row.spanned?.has(role))
}

function addCriterion(task: ReadTask, criterion: Unit): void {
  task.subIndexAlso = [...(task.subIndexAlso ?? []), criterionHead(criterion.text)]
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

/** "1.2" under group 1 does not repeat the 1. */
function pathOf({ group, number }: State, context: AnnexContext): string {
  const own = number.startsWith(`${group}.`) ? number.slice(group.length + 1) : number
  return [context.path, group, own].filter((part) => part !== '').join('.')
}

function crossRef(state: State, text: Unit, to: string, context: AnnexContext): CrossRef {
  const path = pathOf(state, context)
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
  if (!table.roles.includes('number') && text.mark?.kind === 'arabic' && !/[.;:]$/.test(text.text)) {
    const below = next.cells.task
    return below !== undefined && below.mark?.kind !== 'arabic' && hasAssignment(next.cells)
  }
  const own = row.cells.number?.fold.replace(/[().]+$/, '') ?? ''
  const child = next.cells.number?.fold.replace(/[().]+$/, '') ?? ''
  if (own !== '' && (child.startsWith(`${own}.`) || child === '' || /^[a-z]$/.test(child)))
    return filled(next.cells.task) !== undefined
  const explicitEmpty = ASSIGNED.some((role) => row.cells[role] !== undefined)
  return explicitEmpty && !/[.;]$/.test(text.text) && child !== '' && own !== child && /^1$|\.1$/.test(child)
}

function openHeading(state: State, text: Unit, around: Around, context: AnnexContext): void {
  const mark = state.number === '' && text.mark?.kind === 'arabic' ? text.mark : undefined
  const title = criterionHead(mark ? text.text.slice(mark.length) : text.text)
  if (around.hasGroups) {
    state.subIndex = title
    return
  }
  state.axis = axisName(title)
  state.previous = undefined
  state.group = mark?.label ?? state.group
  const path = `${context.path}.${state.number || mark?.label || state.sections.length + 1}`
  state.sections.push({ path, title, line: text.lines[0], ...indexOf(title, context), axis: state.axis })
}

function readRowWithoutText(state: State, row: Row, table: ReadTable, context: AnnexContext): void {
  const { cells } = row
  const previous = state.previous
  if (!hasAssignment(cells)) {
    const also = filled(cells.criterion)
    if (also && previous) addCriterion(previous, also)
    return
  }
  if (!previous) {
    const criterion = filled(cells.criterion)
    if (criterion) addTask(state, { ...row, cells: { ...cells, task: criterion } }, criterion, table, context)
    return
  }
  const own = filled(cells.number) !== undefined && (filled(cells.lead) ?? filled(cells.coordinate)) !== undefined
  if (own || filled(cells.product) || (filled(cells.lead) && filled(cells.deadline))) {
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
  const path = pathOf(state, context)
  const task = newTask('annexRow', path, (text ?? firstCell(row))?.lines[0] ?? row.lines[0])
  const sure = (role: ColumnRole): number => sureness(table.grid ? 99 : (row.margins?.[role] ?? row.margin))
  const index = context.index ?? (state.axis ? dimensionIndex(fold(state.axis)) : undefined)
  if (index) task.index = index
  if (state.axis) task.axis = state.axis
  if (state.subIndex) task.subIndex = state.subIndex
  if (text) taskText(task, text, sureness(table.grid ? 99 : row.margin))
  if (row.spanned?.has('task')) task.textMerged = true
  const cells: RowCells = { task, row, table, previous: state.previous, history: state.history, sure }
  readAgencies(cells)
  readOtherCells(cells, context.deadlines)
  if (!table.grid) flagFlatDoubts(task, row, table)
  if (table.titles?.every((title) => title === '')) flagUntitled(task)
  if (row.margin < 0.6 && !table.grid) {
    flag(task, 'text', 'cell_order_doubtful', 'Bảng bị mất khung; thứ tự các ô của dòng này có thể hiểu cách khác.')
  }
  const ownTarget = state.holdsTargets && !row.spanned?.has('target')
  const target = ownTarget ? filled(row.cells.target) : undefined
  const reached = target && targetOfCell(target, task)
  if (reached) state.targets.push(reached)
  state.tasks.push(task)
  remember(state.history, task)
  state.previous = task
  return task
}

const sureness = (margin: number): number => (margin < 0.6 ? 0.6 : margin < 1.5 ? 0.86 : 0.95)

function firstCell(row: Row): Unit | undefined {
  return Object.values(row.cells).find((unit) => unit.text !== '')
}
