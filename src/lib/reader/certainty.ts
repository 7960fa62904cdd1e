import type { FlagReason, ReadTask, TaskField } from './reading.ts'
import { flag } from './task.ts'

/**
 * A field read with less confidence than this is doubtful. Measured (SPEC.md, part K): of the fields above it at least
 * 98 in 100 are right on documents that the rules were not written from.
 */
export const CERTAIN = 0.85

/** Just below: how sure a field can be at most when something speaks against it. */
const DOUBTED = 0.84

export type Certainty = 'certain' | 'doubtful' | 'missing'

/** The one definition: what no flag names is certain. `markDoubts` sees to it that low confidence is flagged, and the reverse. */
export function isCertain(task: Pick<ReadTask, 'flags'>, field: string): boolean {
  return !task.flags.some((each) => each.field === field && each.reason !== 'duplicate')
}

/** Fields without a place of their own are named by the rows around them; they share the certainty of the text. */
export function certaintyOf(task: ReadTask, field: TaskField): Certainty {
  const certain = isCertain(task, field)
  if (task.fields[field] !== undefined) return certain ? 'certain' : 'doubtful'
  if (!certain || !isNamed(task, field)) return 'missing'
  return certaintyOf(task, 'text')
}

function isNamed(task: ReadTask, field: TaskField): boolean {
  return (field === 'axis' || field === 'subIndex') && task[field] !== undefined
}

const DOUBTS: Partial<Record<TaskField, [FlagReason, string]>> = {
  lead: ['agency_unclear', 'Chưa chắc đây là cơ quan chủ trì; hãy đối chiếu với văn bản.'],
  coordinate: ['agency_unclear', 'Chưa chắc đây là cơ quan phối hợp; hãy đối chiếu với văn bản.'],
  deadline: ['deadline_unclear', 'Chưa chắc đây là thời hạn của nhiệm vụ; hãy đối chiếu với văn bản.'],
}
const OTHER: [FlagReason, string] = ['cell_order_doubtful', 'Phần này có thể thuộc ô khác; hãy đối chiếu với văn bản.']

/** Flags what was read with too little confidence, and takes the confidence from what is flagged: both say the same. */
export function markDoubts(tasks: readonly ReadTask[]): void {
  for (const task of tasks) {
    for (const [field, noted] of Object.entries(task.fields) as [TaskField, { confidence: number }][]) {
      if (!isCertain(task, field)) noted.confidence = Math.min(noted.confidence, DOUBTED)
      else if (noted.confidence < CERTAIN) flag(task, field, ...(DOUBTS[field] ?? OTHER))
    }
  }
}
