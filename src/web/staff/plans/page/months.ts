import type { Task } from '../queries.ts'

export type Month = { month: string; assignments: number; completed: number; overdue: number }

/** All months from the first to the last, those without a deadline too, so that distances in time are seen. */
export function filled(months: readonly Month[]): Month[] {
  const sorted = [...months].sort((a, b) => a.month.localeCompare(b.month))
  const [first, last] = [sorted[0]?.month, sorted.at(-1)?.month]
  if (!first || !last) return []
  const known = new Map(sorted.map((each) => [each.month, each]))
  const all: Month[] = []
  for (let month = first; month <= last && all.length < 120; month = nextMonth(month))
    all.push(known.get(month) ?? { month, assignments: 0, completed: 0, overdue: 0 })
  return all
}

export function nextMonth(month: string): string {
  const [year = 0, index = 0] = month.split('-').map(Number)
  return index === 12 ? `${year + 1}-01` : `${year}-${String(index + 1).padStart(2, '0')}`
}

export type DueGroup = { month: string | null; tasks: Task[] }

/** Tasks by the month in which they are due, the earliest first; those without a day stand last. */
export function byMonth(tasks: readonly Task[]): DueGroup[] {
  const kept = tasks.filter(({ review }) => review !== 'dropped')
  const sorted = [...kept].sort(
    (a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.position - b.position,
  )
  const groups = new Map<string | null, Task[]>()
  for (const task of sorted) {
    const month = task.dueOn?.slice(0, 7) ?? null
    groups.set(month, [...(groups.get(month) ?? []), task])
  }
  return [...groups].map(([month, each]) => ({ month, tasks: each }))
}
