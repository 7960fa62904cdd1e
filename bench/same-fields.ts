import type { DocumentReading, ReadTask } from '#lib/reader/reading.ts'

const FIELDS = ['text', 'lead', 'coordinate', 'deadline', 'product', 'axis', 'subIndex'] as const

const fieldOf = (task: ReadTask, field: (typeof FIELDS)[number]): string => {
  const value = field === 'deadline' ? task.deadline?.raw : task[field]
  return (Array.isArray(value) ? value.join(';') : (value ?? '')).replace(/\s+/g, ' ').trim()
}

/** Fields of annex rows that two readings of one document tell otherwise. A row that one lacks differs in all fields. */
export function differingFields(a: DocumentReading, b: DocumentReading): { fields: number; differ: number } {
  const [rows, others] = [a, b].map(({ tasks }) => tasks.filter(({ kind }) => kind === 'annexRow')) as [
    ReadTask[],
    ReadTask[],
  ]
  const fields = Math.max(rows.length, others.length) * FIELDS.length
  const same = rows.flatMap((row, i) =>
    FIELDS.filter((field) => others[i] && fieldOf(row, field) === fieldOf(others[i], field)),
  )
  return { fields, differ: fields - same.length }
}
