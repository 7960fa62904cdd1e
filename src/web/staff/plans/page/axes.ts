import type { Task } from '../queries.ts'

export type AxisCount = { indexName: string | null; axis: string | null; tasks: number; lacking: number }

/** Tasks under each axis, in the order of the document; those that belong to none stand last. */
export function axesOf(tasks: readonly Task[]): AxisCount[] {
  const found = new Map<string, AxisCount>()
  for (const { review, indexName, axis, missingClears } of tasks) {
    if (review === 'dropped') continue
    const key = `${indexName ?? ''} ${axis ?? ''}`
    const count = found.get(key) ?? { indexName, axis, tasks: 0, lacking: 0 }
    count.tasks += 1
    if (missingClears.length > 0) count.lacking += 1
    found.set(key, count)
  }
  return [...found.values()].sort((a, b) => Number(a.axis === null) - Number(b.axis === null))
}
