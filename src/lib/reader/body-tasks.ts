import type { DeadlineContext } from '#lib/calendar/deadline-parse.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { agencyLikeness } from './agency-likeness.ts'
import { assignInWords, isAgencyHeading } from './assigned-in-words.ts'
import { deadlineLikeness } from './deadline-likeness.ts'
import { assignGroup } from './group-assignment.ts'
import { agenciesOfHeading, type HeadingLeads } from './heading-leads.ts'
import { labelsIn } from './labels.ts'
import { ordersAmong } from './orders.ts'
import { isHeadingText, type Outline, type OutlineNode } from './outline.ts'
import { entersIntoForce, isPointer } from './pointers.ts'
import { coordinatesIn, type FoundTime, proseAssignment, timeIn, timeInBrackets } from './prose.ts'
import type { ReadTask, Section } from './reading.ts'
import { addAlternative, bareText, flag, newTask, note, setDeadline } from './task.ts'
import { bodyOf, lineAt, type Unit } from './units.ts'

export type BodyContext = {
  deadlines: DeadlineContext
  /** Index that the whole document is about, when it is one. */
  index: string | undefined
  /** Letters and directives give tasks to agencies in their text, without a chapter of their own. */
  directing: boolean
  /** Agencies that a letter is addressed to: they do what names nobody else. */
  recipients: { names: string[]; unit: Unit } | undefined
}

type Walk = {
  tasks: ReadTask[]
  context: BodyContext /** Tasks of the open group that still wait for assignment lines. */
  waiting: ReadTask[]
}

/** Tasks, general directions and duties of the running text, in the order of the document. */
export function bodyTasks(outline: Outline, context: BodyContext): ReadTask[] {
  const walk: Walk = { tasks: [], context, waiting: [] }
  const to = context.recipients
  const leads =
    to && to.names.length > 0
      ? { names: to.names, raw: to.names.join('; '), coordinate: [], lines: to.unit.lines, addressed: true }
      : undefined
  for (const root of outline.roots) visit(root, walk, leads)
  return walk.tasks
}

export function bodySections(outline: Outline): Section[] {
  const sections: Section[] = []
  for (const node of outline.all) {
    if (node.mark.label === '') continue
    const section: Section = { path: node.path, title: node.title, line: node.unit.lines[0] }
    if (node.index) section.index = node.index
    if (node.axis) section.axis = node.axis
    sections.push(section)
  }
  return sections
}

function visit(node: OutlineNode, walk: Walk, leads: HeadingLeads | undefined): void {
  if (node.role !== 'tasks' && node.role !== 'organising') return
  const own = bodyOf(node.unit)
  liftAssignments(node, own)
  const orders = isDuty(node, walk) ? ordersAmong(node) : []
  const duty = isDuty(node, walk)
  const heading = isHeading(node, own)
  const headLeads =
    (heading && (duty || (node.axis === undefined && isAgencyHeading(own)))
      ? agenciesOfHeading(own, node)
      : undefined) ?? leads
  if (heading && !duty && standsOverSentences(node)) {
    addSentences(node, walk, headLeads)
    closeGroup(node, walk)
    return
  }
  if (!heading || (node.children.length === 0 && (node.paragraphs.length === 0 || !duty)))
    addOwn(node, walk, headLeads ?? leads)
  else addParagraphs(node, walk, headLeads)
  if (heading || !absorbs(node, own)) {
    const before = walk.waiting
    walk.waiting = []
    for (const child of node.children) visit(child, walk, headLeads)
    if (node.assignments.length === 0) walk.waiting = before
  }
  closeGroup(node, walk)
  for (const [i, unit] of orders.entries())
    walk.tasks.push({ ...makeTask(node, walk, [unit], undefined), path: `${node.path}#g${i + 1}` })
}

/** Assignment lines behind the details of a sentence close the sentence, not its last detail. */
function liftAssignments(node: OutlineNode, own: string): void {
  const last = node.children[node.children.length - 1]
  if (!last || isHeading(node, own)) return
  const only = node.children.every((child) => child === last || child.assignments.length === 0)
  if (!only || last.mark.label !== '' || last.assignments.length === 0) return
  node.assignments.push(...last.assignments)
  last.assignments = []
}

function isDuty(node: OutlineNode, walk: Walk): boolean {
  return node.role === 'organising' || (walk.context.directing && node.axis === undefined)
}

/** A heading names what the items under it are about; a paragraph with a stop is a task of its own. */
function isHeading(node: OutlineNode, own: string): boolean {
  if (node.children.length === 0 && node.paragraphs.length === 0) return false
  if (/:\s*$/.test(own)) return true
  return isHeadingText(own)
}

/** Bullets under a full sentence are its details, unless they have assignments of their own. */
function absorbs(node: OutlineNode, own: string): boolean {
  if (/:\s*$/.test(own)) return false
  return !node.children.some(
    (child) =>
      child.assignments.length > 0 ||
      child.children.length > 0 ||
      labelsIn(child.unit.text, child.unit.fold).length > 0,
  )
}

/** "4. Tiếp nhận phản ánh, kiến nghị" over paragraphs that are sentences: they are the tasks, the heading their field. */
function standsOverSentences(node: OutlineNode): boolean {
  if (node.children.length > 0 || node.unit.text.length > 120 || /[:.;]\s*$/.test(node.unit.text)) return false
  if (node.mark.kind === 'letter' || node.mark.label === '') return false
  return node.paragraphs.length > 0 && node.paragraphs.every((unit) => unit.text.length > 40 && /[.;]$/.test(unit.text))
}

function addSentences(node: OutlineNode, walk: Walk, leads: HeadingLeads | undefined): void {
  if (isPointer(node, walk.context.recipients !== undefined)) return
  for (const [i, unit] of node.paragraphs.entries()) {
    const task = makeTask(node, walk, [unit], leads)
    if (node.paragraphs.length > 1) task.path = `${node.path}#${i + 1}`
    walk.tasks.push(task)
    walk.waiting.push(task)
  }
}

function addOwn(node: OutlineNode, walk: Walk, leads: HeadingLeads | undefined): void {
  const { unit } = node
  if (isPointer(node, walk.context.recipients !== undefined)) return
  const own = bodyOf(unit)
  if (own.length < 12 || entersIntoForce(own)) return
  const details = absorbs(node, own) && !/:\s*$/.test(own) ? node.children : []
  const parts = [unit, ...node.paragraphs, ...details.map((child) => child.unit)]
  const task = makeTask(node, walk, parts, leads)
  walk.tasks.push(task)
  walk.waiting.push(task)
}

/** Under a heading of a duty the paragraphs are the duty; under another heading they are details of the items. */
function addParagraphs(node: OutlineNode, walk: Walk, leads: HeadingLeads | undefined): void {
  if (node.paragraphs.length === 0) return
  const duty = isDuty(node, walk)
  if (!duty && node.axis === undefined && node.children.length > 0) return
  const first = node.paragraphs[0]!
  const opens = /:\s*$/.test(node.paragraphs[node.paragraphs.length - 1]!.text)
  const conditions =
    opens && /yeu cau|nguyen tac|cac noi dung sau|tieu chi/.test(node.paragraphs.at(-1)!.fold.slice(-90))
  if (node.children.length > 0 && opens && !conditions) return
  if (/^(?:tren day la|de nghi cac|noi nhan)/.test(first.fold)) return
  const parts = conditions ? [...node.paragraphs, ...node.children.map((child) => child.unit)] : node.paragraphs
  const task = makeTask(node, walk, parts, leads)
  if (conditions) node.children = []
  walk.tasks.push(task)
  walk.waiting.push(task)
}

function makeTask(node: OutlineNode, walk: Walk, parts: readonly Unit[], leads: HeadingLeads | undefined): ReadTask {
  const first = parts[0]!
  const duty = isDuty(node, walk)
  const task = newTask(duty ? 'bodyDuty' : 'bodyGeneral', node.path, first.lines[0])
  const index = node.index ?? (node.axis ? walk.context.index : undefined)
  if (index) task.index = index
  if (node.axis) task.axis = node.axis
  readInline(task, first, walk.context)
  const whole = [task.text, ...parts.slice(1).map((part) => bareText(part.text))]
  task.text = whole.join(' ')
  if (parts.length > 1) task.items = parts.length
  note(task, 'text', [first.lines[0], parts[parts.length - 1]!.lines[1]], 0.9)
  if (task.lead.length === 0) readProse(task, first, leads, duty)
  if (!task.deadline) for (const part of parts) if (readTime(task, part, walk.context)) break
  if (
    !duty &&
    (node.axis !== undefined ||
      node.index !== undefined ||
      (task.lead.length > 0 && task.roleExplicit !== false && task.fields.lead?.confidence !== 0.55))
  )
    task.kind = 'bodyTask'
  if (duty && walk.context.directing && task.lead.length > 0) task.kind = 'bodyTask'
  return task
}

/** "(Chủ trì: Sở A; thời gian: quý II)" inside the paragraph. */
function readInline(task: ReadTask, unit: Unit, context: BodyContext): void {
  const labels = labelsIn(unit.text, unit.fold).filter(
    (label) => label.start > 20 && /^(?:lead|coordinate|assignment|deadline|product)$/.test(label.field),
  )
  const usable = labels.some(
    (label) => (label.field === 'lead' || label.field === 'assignment') && agencyLikeness(label.value) > 0.6,
  )
  if (!usable) {
    task.text = bareText(unit.text)
    assignInWords(task, unit, context.deadlines)
    const time = labels.find(
      (label) => label.field === 'deadline' && deadlineLikeness(label.value, fold(label.value)) > 0.5,
    )
    if (time && !task.deadline) setDeadline(task, time.value, unit.lines, 0.85, context.deadlines)
    return
  }
  task.text = bareText(unit.text.slice(0, labels[0]!.start)).replace(/[\s(–-]+$/, '')
  assignGroup([task], labels, unit.lines, context.deadlines)
}

function readProse(task: ReadTask, unit: Unit, leads: HeadingLeads | undefined, duty: boolean): void {
  const found = proseAssignment(bodyOf(unit))
  if (found) {
    task.lead = found.lead
    task.leadRaw = found.leadRaw
    note(task, 'lead', unit.lines, found.explicit ? 0.9 : duty ? 0.87 : 0.55)
    if (found.coordinate.length > 0) {
      task.coordinate = found.coordinate
      task.coordinateRaw = found.coordinateRaw
      note(task, 'coordinate', unit.lines, found.coordinateDoubtful ? 0.75 : 0.87)
    }
    if (found.doubtful)
      flag(task, 'lead', 'agency_unclear', 'Giữa các cơ quan thiếu dấu ngăn cách; hãy xem lại từng tên.')
  } else if (leads) {
    task.lead = [...leads.names]
    task.leadRaw = leads.raw
    note(task, 'lead', leads.lines, leads.addressed ? 0.6 : 0.87)
    if (leads.addressed) {
      flag(task, 'lead', 'inferred', 'Câu này không nêu cơ quan; được hiểu là giao cho các nơi nhận của văn bản.')
      addAlternative(task, 'lead', [], 0.4)
    }
    const own = /^(?:chủ trì|phối hợp)/i.test(bodyOf(unit)) ? coordinatesIn(bodyOf(unit)).names : []
    const coordinate = own.length > 0 ? own : leads.coordinate
    if (coordinate.length > 0) {
      task.coordinate = [...coordinate]
      note(task, 'coordinate', own.length > 0 ? unit.lines : leads.lines, 0.87)
    }
  } else readCoordinating(task, unit)
  if (duty && task.lead.length === 0) flag(task, 'lead', 'missing', 'Câu này không nêu cơ quan nào phải thực hiện.')
}

/** Who leads was not found; who coordinates may still stand there. */
function readCoordinating(task: ReadTask, unit: Unit): void {
  const { names, raw } = coordinatesIn(bodyOf(unit))
  if (names.length === 0) return
  task.coordinate = names
  task.coordinateRaw = raw
  note(task, 'coordinate', unit.lines, 0.7)
}

function readTime(task: ReadTask, unit: Unit, context: BodyContext): boolean {
  const text = bodyOf(unit)
  const folded = unit.mark ? unit.fold.slice(unit.mark.length) : unit.fold
  const candidates: (FoundTime | undefined)[] = [timeInBrackets(text, folded), timeIn(text)]
  for (const found of candidates) {
    if (!found) continue
    const line = lineAt(unit, found.at + (unit.mark?.length ?? 0))
    setDeadline(task, found.raw, [line, line], found.doubtful ? 0.7 : 0.88, context.deadlines)
    if (task.deadline?.kind !== 'unclear') return true
    task.deadline = null
    delete task.fields.deadline
    task.flags = task.flags.filter((one) => one.field !== 'deadline')
  }
  return false
}

function closeGroup(node: OutlineNode, walk: Walk): void {
  if (node.assignments.length === 0) return
  const group = groupFor(node, walk)
  const labels = node.assignments.flatMap((unit) => {
    const at = unit.mark?.length ?? 0
    return labelsIn(unit.text.slice(at), unit.fold.slice(at))
  })
  const first = node.assignments[0]!
  assignGroup(group, labels, [first.lines[0], node.assignments.at(-1)!.lines[1]], walk.context.deadlines)
  for (const task of group) if (task.kind === 'bodyGeneral' && task.lead.length > 0) task.kind = 'bodyTask'
  walk.waiting = walk.waiting.filter((task) => !group.includes(task))
}

/** The lines close the items before them that are of the same kind and still have nobody. */
function groupFor(node: OutlineNode, walk: Walk): ReadTask[] {
  const parent = node.path.replace(/[.#][^.#]*$/, '')
  const under = walk.waiting.filter(
    (task) => task.path === node.path || task.path.startsWith(`${node.path}.`) || task.path.startsWith(`${node.path}#`),
  )
  const siblings = walk.waiting.filter(
    (task) => task.path.replace(/[.#][^.#]*$/, '') === parent && !under.includes(task),
  )
  const group = [...siblings, ...under].filter(
    (task) => task.fields.lead === undefined || task.fields.lead.confidence < 0.8,
  )
  return group.length > 0 ? group : under
}
