import type { DeadlineContext } from '#lib/calendar/deadline-parse.ts'
import { proseAssignment, timeIn } from './prose.ts'
import type { ReadTask } from './reading.ts'
import { newTask, note, setDeadline } from './task.ts'
import { lineAt, type Unit } from './units.ts'

/** Letters without numbering give their tasks in paragraphs: "UBND tỉnh giao Sở A chủ trì, phối hợp với Sở B …". */
export function letterTasks(opening: readonly Unit[], deadlines: DeadlineContext): ReadTask[] {
  const tasks: ReadTask[] = []
  for (const unit of opening) {
    if (unit.text.length < 60 || /^(?:can cu|thuc hien |tren day|nhan duoc|kinh gui)/.test(unit.fold)) continue
    const at = startOfOrder(unit)
    if (at < 0) continue
    const found = proseAssignment(unit.text.slice(at))
    if (!found?.explicit) continue
    const line = lineAt(unit, at)
    const task = newTask('bodyTask', `p${unit.lines[0]}`, line)
    task.text = unit.text.slice(at)
    task.lead = found.lead
    task.leadRaw = found.leadRaw
    task.coordinate = found.coordinate
    if (found.coordinateRaw !== '') task.coordinateRaw = found.coordinateRaw
    note(task, 'text', unit.lines, 0.86)
    note(task, 'lead', unit.lines, 0.87)
    const time = timeIn(task.text)
    if (time) setDeadline(task, time.raw, [line, line], 0.87, deadlines)
    tasks.push(task)
  }
  return tasks
}

/** Where the order begins: at the start, or behind "… tỉnh giao / yêu cầu / đề nghị". */
function startOfOrder(unit: Unit): number {
  const m = /(?:^|\s)(?:giao|yêu cầu|đề nghị)\s/.exec(unit.low.slice(0, 400))
  if (!m) return /^(?:các|sở|ubnd|ủy ban|văn phòng|phòng|công an)\b/.test(unit.low) ? 0 : -1
  return m.index === 0 ? 0 : m.index + 1
}
