import type { PromiseCounts } from './schema.ts'

/** The counts of several groups of tasks together. */
export function sumPromises(groups: readonly PromiseCounts[]): PromiseCounts {
  const sum = { total: 0, due: 0, dueDone: 0, done: 0, late: 0, reported: 0, going: 0, notStarted: 0 }
  for (const group of groups) for (const key of Object.keys(sum) as (keyof PromiseCounts)[]) sum[key] += group[key]
  return sum
}
