import type { Deadline } from '#lib/calendar/deadline.ts'
import { type DeadlineContext, parseDeadline } from '#lib/calendar/deadline-parse.ts'
import type { Lines } from './blocks.ts'
import { enumeratorOf } from './enumerators.ts'
import type { FlagReason, ReadTask, TaskField, TaskKind } from './reading.ts'
import type { Unit } from './units.ts'

export function newTask(kind: TaskKind, path: string, line: number): ReadTask {
  return {
    id: '',
    kind,
    path,
    line,
    text: '',
    lead: [],
    coordinate: [],
    deadline: null,
    fields: {},
    flags: [],
    alternatives: [],
  }
}

export function note(task: ReadTask, field: TaskField, lines: Lines, confidence: number): void {
  task.fields[field] = { lines, confidence: Math.round(confidence * 100) / 100 }
}

export function flag(task: ReadTask, field: TaskField, reason: FlagReason, message: string): void {
  task.flags.push({ field, reason, message })
}

export function addAlternative(
  task: ReadTask,
  field: TaskField,
  value: string | string[] | null,
  confidence: number,
): void {
  task.alternatives.push({ field, value, confidence: Math.round(confidence * 100) / 100 })
}

const LABEL = /^(?:nội dung(?: thực hiện| công việc)?|nhiệm vụ(?: cụ thể)?|giải pháp)\s*:\s*/i

/** Text of a task without bullet, enumerator and label; paragraphs of the cell are counted as items. */
export function taskText(task: ReadTask, unit: Unit, confidence: number): void {
  const parts = unit.text.split('\n').filter((part) => part !== '')
  task.text = parts.map((part, i) => (i === 0 ? bareText(part) : part)).join(' ')
  if (parts.length > 1) task.items = parts.length
  note(task, 'text', unit.lines, confidence)
}

export function bareText(text: string): string {
  const mark = enumeratorOf(text)
  return (mark ? text.slice(mark.length) : text).replace(LABEL, '').trim()
}

// The same few cells ("Hàng năm") stand in most rows of a table.
const known = new WeakMap<DeadlineContext, Map<string, Deadline>>()

function deadlineOf(words: string, context: DeadlineContext): Deadline {
  const all = known.get(context) ?? new Map<string, Deadline>()
  known.set(context, all)
  const deadline = all.get(words) ?? parseDeadline(words, context)
  all.set(words, deadline)
  return deadline
}

/** Letters taken for figures or strokes, in a copy of what a recogniser read: "Quý lV/2026", "3O/9/2026". */
export function mendedTime(words: string): string {
  return words
    .replace(/(?<=qu[ýí]\s)[Il|]{1,3}V?(?![\p{L}\d])/giu, (strokes) => strokes.replace(/[l|]/g, 'I'))
    .replace(/(?<![\p{L}\d/])[\dOolI]{1,2}(?:\/[\dOolI]{1,2})?\/[\dOolI]{4}(?![\p{L}\d])/gu, (date) =>
      /\d/.test(date) && !/^[IVl]{1,3}\/\d{4}$/.test(date) ? date.replace(/[Oo]/g, '0').replace(/[lI]/g, '1') : date,
    )
}

/** Deadlines are read by the calendar; what it cannot read is kept verbatim and flagged. */
export function setDeadline(
  task: ReadTask,
  raw: string,
  lines: Lines,
  confidence: number,
  context: DeadlineContext,
): void {
  const words = raw.trim().replace(/[.;]$/, '')
  if (words === '') return
  const mended = mendedTime(words)
  task.deadline = deadlineOf(mended, context)
  // "Quý IH/2026": a quarter that cannot be told is no year.
  const unclear = task.deadline.kind === 'unclear' || (task.deadline.kind === 'year' && /qu[ýí]\s/i.test(words))
  note(task, 'deadline', lines, unclear ? 0.4 : mended === words ? confidence : Math.min(confidence, 0.6))
  if (mended !== words) {
    task.deadline = { ...task.deadline, raw: words }
    flag(task, 'deadline', 'text_broken', `Thời hạn ghi “${words}”; được hiểu là “${mended}”.`)
  }
  if (unclear) flag(task, 'deadline', 'deadline_unclear', 'Chưa hiểu được thời hạn này; nguyên văn được giữ lại.')
}
