import type { ReadTask, TaskField } from './reading.ts'

/**
 * A field read with at least this confidence and without a flag is certain: the review screen need not ask. Measured
 * (SPEC.md, part K): of such fields at least 98 in 100 are right on documents that the rules were not written from.
 */
export const CERTAIN = 0.85

export type Certainty = 'certain' | 'doubtful' | 'missing'

/** Fields without a place of their own are named by the rows around them; they share the certainty of the text. */
export function certaintyOf(task: ReadTask, field: TaskField): Certainty {
  const noted = task.fields[field]
  const flagged = task.flags.some((flag) => flag.field === field && flag.reason !== 'duplicate')
  if (noted === undefined) return flagged ? 'missing' : isNamed(task, field) ? certaintyOf(task, 'text') : 'missing'
  return noted.confidence >= CERTAIN && !flagged ? 'certain' : 'doubtful'
}

function isNamed(task: ReadTask, field: TaskField): boolean {
  return (field === 'axis' || field === 'subIndex') && task[field] !== undefined
}
