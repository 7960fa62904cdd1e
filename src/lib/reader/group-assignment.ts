import type { DeadlineContext } from '#lib/calendar/deadline-parse.ts'
import { readAssignment } from './assignments.ts'
import type { Lines } from './blocks.ts'
import type { Labelled } from './labels.ts'
import type { ReadTask } from './reading.ts'
import { flag, note, setDeadline } from './task.ts'

/** Gives the labelled values ("Phân công: …; Thời gian thực hiện: …") to all tasks of a group. */
export function assignGroup(
  group: readonly ReadTask[],
  labels: readonly Labelled[],
  lines: Lines,
  context: DeadlineContext,
): void {
  for (const label of labels) for (const task of group) give(task, label, lines, context, group.length > 1)
}

function give(task: ReadTask, label: Labelled, lines: Lines, context: DeadlineContext, shared: boolean): void {
  const sure = shared ? 0.87 : 0.92
  switch (label.field) {
    case 'assignment':
      giveAssignment(task, label.value, lines, sure)
      break
    case 'lead': {
      const found = readAssignment(label.value)
      task.lead = found.lead
      task.leadRaw = label.value
      if (found.coordinate.length > 0) task.coordinate = found.coordinate
      note(task, 'lead', lines, sure)
      break
    }
    case 'coordinate': {
      const found = readAssignment(label.value)
      task.coordinate = [...found.lead, ...found.coordinate]
      task.coordinateRaw = label.value
      note(task, 'coordinate', lines, sure)
      break
    }
    case 'deadline':
      setDeadline(task, label.value, lines, sure, context)
      break
    default:
      task[label.field] = label.value
      note(task, label.field, lines, sure)
  }
}

const ITEMS = /\s*(?:nội dung|mục|điểm|ý|các nội dung)\s+((?:[a-zđ]\s*(?:,|và|;)?\s*)+)(?=$|[.;])/i

/** "Văn phòng chủ trì nội dung a, b, c; Ban biên tập phối hợp nội dung a, b": each clause may name its items. */
function giveAssignment(task: ReadTask, value: string, lines: Lines, sure: number): void {
  const own = /[.#]([a-zđ])$/.exec(task.path)?.[1]
  const clauses = value.split(/\s*;\s*/).filter((clause) => concerns(clause, own))
  const found = readAssignment(clauses.map((clause) => clause.replace(ITEMS, '')).join('; '))
  task.lead = found.lead
  task.coordinate = found.coordinate
  task.leadRaw = value
  if (!found.explicit) {
    task.roleExplicit = false
    if (found.lead.length > 1) flag(task, 'lead', 'role_not_stated', 'Dòng phân công không nói cơ quan nào chủ trì.')
  }
  note(task, 'lead', lines, found.explicit ? sure : Math.min(sure, 0.7))
}

function concerns(clause: string, letter: string | undefined): boolean {
  const m = ITEMS.exec(clause)
  if (!m || letter === undefined) return true
  return m[1]!
    .toLowerCase()
    .split(/[\s,;]+/)
    .includes(letter)
}
