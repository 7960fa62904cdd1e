import { dimensionIndex } from './indices.ts'
import type { ReadTask, Section } from './reading.ts'
import { newTask, note } from './task.ts'
import type { Unit } from './units.ts'

const QUOTED = /(?:chỉ số(?: nội dung)?|trục(?: nội dung)?|nội dung|về|lĩnh vực)\s*[“"]([^“”"]{4,160})[”"]/gi
const ANY_QUOTE = /[“"]([^“”"]{4,160})[”"]/g

/** Tasks that a news item retells: the paragraphs that name a dimension, and what the agency says that it will do. */
export function newsTasks(
  units: readonly Unit[],
  shortName: string,
  index: string | undefined,
): { tasks: ReadTask[]; sections: Section[] } {
  const tasks: ReadTask[] = []
  const sections: Section[] = []
  const head = shortName.split(' ')[0] ?? ''
  for (const unit of units) {
    if (unit.table || unit.text.length < 80) continue
    const axis = axisIn(unit)
    const promises = new RegExp(
      `(?:^|[\\s,])(?:${escaped(head)}|${escaped(shortName)}|đơn vị|cơ quan) (?:sẽ|tập trung|tiếp tục)`,
      'i',
    ).test(unit.text)
    if (!axis && !promises) continue
    const line = unit.lines[0]
    const task = newTask(axis ? 'bodyTask' : 'bodyGeneral', `p${line}`, line)
    if (axis?.index ?? index) task.index = axis?.index ?? index!
    if (axis) {
      task.axis = axis.name
      sections.push({
        path: `p${line}`,
        title: axis.name,
        line,
        ...(task.index ? { index: task.index } : {}),
        axis: axis.name,
      })
    }
    task.text = unit.text
    task.lead = [shortName]
    note(task, 'text', unit.lines, 0.75)
    note(task, 'lead', unit.lines, 0.6)
    tasks.push(task)
  }
  return { tasks, sections }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function axisIn(unit: Unit): { name: string; index: string | undefined } | undefined {
  for (const m of unit.text.matchAll(ANY_QUOTE)) {
    const index = dimensionIndex(unit.fold.slice(m.index + 1, m.index + 1 + m[1]!.length))
    if (index) return { name: m[1]!, index }
  }
  for (const m of unit.text.matchAll(QUOTED)) if (/^ch|^tr/i.test(m[0])) return { name: m[1]!, index: undefined }
  return undefined
}
