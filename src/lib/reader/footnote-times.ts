import type { DeadlineContext } from '#lib/calendar/deadline-parse.ts'
import type { ReadTask } from './reading.ts'
import { setDeadline } from './task.ts'
import type { Unit } from './units.ts'

const MARKS = /\[(\d{1,3})\]|[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?/g
const TIME =
  /^(?:(?:tan suat|thoi (?:gian|han|diem)|ky|han)[^:]{0,40}:\s*|(?=(?:dinh ky|hang (?:thang|quy|nam|tuan)|truoc (?:ngay|\d)|hoan thanh (?:truoc|trong)|cham nhat)\b))/

/** "… tổng hợp báo cáo³ gửi Sở Nội vụ" with "³ Tần suất báo cáo: định kỳ hàng quý": the note sets the time of the task. */
export function timesInFootnotes(
  tasks: readonly ReadTask[],
  footnotes: readonly { unit: Unit; mark: string }[],
  deadlines: DeadlineContext,
): void {
  const notes = new Map(footnotes.map((note) => [note.mark, note.unit]))
  if (notes.size === 0) return
  for (const task of tasks) {
    if (task.deadline) continue
    for (const m of task.text.matchAll(MARKS)) {
      const note = notes.get(m[1] ?? m[0].normalize('NFKC'))
      const opening = note && TIME.exec(note.fold)
      if (!note || !opening) continue
      setDeadline(task, note.text.slice(opening[0].length), note.lines, 0.8, deadlines)
      break
    }
  }
}
