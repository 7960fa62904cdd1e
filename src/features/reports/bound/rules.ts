import type { Bound } from '#lib/reporting/form.ts'
import type { NamedTask, WorkFacts } from '#lib/reporting/narrative.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'

/** One agency's part in a task of a plan that held in the period, as it stood at the end of the day of the figures. */
export type WorkRow = {
  assignmentId: string
  taskId: string
  planId: string
  planNumber: string | null
  text: string
  agencyId: string
  agencyName: string
  index: string | null
  axis: string | null
  /** 'PAR INDEX 2.1' */
  criteria: string[]
  state: string
  begun: boolean
  dueOn: string | null
  /** null: not completed by that day. */
  completedOn: string | null
  files: number
}

export type WorkFilter = { index: string | null; axis?: string | null; criterion?: string | null }

/** Work for an index, of an axis or below a criterion of it. */
export function workFor(rows: readonly WorkRow[], { index, axis = null, criterion = null }: WorkFilter): WorkRow[] {
  return rows.filter((row) => {
    if (axis !== null && row.axis !== axis) return false
    if (criterion !== null)
      return row.criteria.some((it) => it === `${index} ${criterion}` || it.startsWith(`${index} ${criterion}.`))
    return index === null || row.index === index || row.criteria.some((it) => it.startsWith(`${index} `))
  })
}

/** A task with all who lead it: done when all are. */
type Task = { rows: WorkRow[]; done: boolean; completedOn: string | null; dueOn: string | null }

function tasksOf(rows: readonly WorkRow[]): Task[] {
  return [...Map.groupBy(rows, ({ taskId }) => taskId).values()].map((parts) => {
    const done = parts.every(({ completedOn }) => completedOn !== null)
    const latest = (days: (string | null)[]) =>
      days.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null)
    return {
      ...{ rows: parts, done, dueOn: latest(parts.map(({ dueOn }) => dueOn)) },
      completedOn: done ? latest(parts.map(({ completedOn }) => completedOn)) : null,
    }
  })
}

const isLate = ({ rows }: Task, day: string): boolean =>
  rows.some(({ dueOn, completedOn }) => dueOn !== null && (completedOn ?? day) > dueOn)

const inWords = {
  all: 'nhiệm vụ',
  done: 'nhiệm vụ đã hoàn thành',
  late: 'nhiệm vụ chậm',
  open: 'nhiệm vụ chưa hoàn thành',
}

/** Whether a field counts tasks or what proves them. */
export const countsWork = ({ kind }: Pick<Bound, 'kind'>): boolean => kind === 'tasks' || kind === 'evidence'

/** The tasks that a bound field counts. */
export function countedWork(bound: Bound, rows: readonly WorkRow[], day: string): WorkRow[] {
  if (bound.kind === 'score' || bound.kind === 'survey') return []
  const found = workFor(rows, bound)
  if (bound.kind === 'evidence') return found.filter(({ files }) => files > 0)
  const { what } = bound
  return tasksOf(found)
    .filter((task) => what === 'all' || (what === 'late' ? isLate(task, day) : task.done === (what === 'done')))
    .flatMap(({ rows: parts }) => parts)
}

/** What the program counts for a field about tasks or evidence, with how it came about. */
export function countOf(bound: Bound, rows: readonly WorkRow[], day: string): { value: string | null; says: string } {
  const counted = countedWork(bound, rows, day)
  const until = `tính đến hết ngày ${formatDate(day)}`
  if (bound.kind === 'evidence') {
    const files = counted.reduce((sum, row) => sum + row.files, 0)
    return { value: String(files), says: `${files} tài liệu kiểm chứng đã gửi, ${until}` }
  }
  if (bound.kind === 'score' || bound.kind === 'survey') return { value: null, says: '' }
  const tasks = new Set(counted.map(({ taskId }) => taskId)).size
  const of = [bound.index, bound.axis].filter((it) => it !== null).join(', ')
  return {
    value: String(tasks),
    says: `${tasks} ${inWords[bound.what]}${of === '' ? '' : ` (${of})`} trong các kế hoạch của kỳ, ${until}`,
  }
}

/** Progress as the sentences of a draft want it. */
export function workFacts(rows: readonly WorkRow[], day: string): WorkFacts {
  const tasks = tasksOf(rows)
  const open = tasks.filter(({ done }) => !done)
  const waiting = open.filter((task) => task.rows.every((row) => row.completedOn !== null || row.state === 'submitted'))
  const going = open.filter((task) => !waiting.includes(task) && task.rows.some(({ begun }) => begun))
  return {
    total: tasks.length,
    done: tasks.length - open.length,
    doneLate: tasks.filter((task) => task.done && isLate(task, day)).length,
    ...{ waiting: waiting.length, going: going.length, notStarted: open.length - waiting.length - going.length },
    overdue: open.filter((task) => isLate(task, day)).length,
  }
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** Tasks by name: those that were done, and those that are past their day. */
export function namedTasks(rows: readonly WorkRow[], day: string): { done: NamedTask[]; late: NamedTask[] } {
  const named = ({ rows: parts, dueOn, completedOn }: Task): NamedTask => {
    const agencies = [...new Set(parts.map(({ agencyName }) => agencyName))]
    const end = completedOn ?? day
    return {
      text: parts[0]?.text ?? '',
      agency: agencies.length === 1 ? (agencies[0] ?? null) : null,
      due: dueOn,
      daysLate: dueOn !== null && end > dueOn ? daysBetween(dueOn, end) : null,
    }
  }
  const tasks = tasksOf(rows)
  return {
    done: tasks.filter(({ done }) => done).map(named),
    late: tasks.filter((task) => !task.done && isLate(task, day)).map(named),
  }
}
