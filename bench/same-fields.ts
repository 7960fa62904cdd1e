import type { DocumentReading, ReadTask } from '#lib/reader/reading.ts'
import { likenessOf } from '../test/reader-corpus/agreement.ts'

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
  const pairs = inOrder(rows, others)
  const fields = (rows.length + others.length - pairs.length) * FIELDS.length
  const same = pairs.flatMap(([row, other]) => FIELDS.filter((field) => fieldOf(row, field) === fieldOf(other, field)))
  return { fields, differ: fields - same.length }
}

/** Rows of both that begin alike, in their order: a row that one lacks does not move those behind it. */
function inOrder(rows: readonly ReadTask[], others: readonly ReadTask[]): [ReadTask, ReadTask][] {
  const pairs: [ReadTask, ReadTask][] = []
  let from = 0
  for (const row of rows) {
    const at = others.findIndex((other, i) => i >= from && likenessOf(row.text, other.text) >= 0.75)
    if (at < 0) continue
    pairs.push([row, others[at]!])
    from = at + 1
  }
  return pairs
}
