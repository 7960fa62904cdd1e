import type { z } from 'zod'
import { expandGroup, presentOf } from '#features/directory/rules.ts'
import { countAssignments, type StoredTask, type View } from './rules.ts'
import { Clear, type Task, type TaskList } from './schema.ts'

/** Counts over the whole plan, whatever the list is cut to. */
export function summaryOf(
  stored: readonly StoredTask[],
  tasks: readonly Task[],
  { directory, issuerId, today }: View,
): z.infer<typeof TaskList>['summary'] {
  const expand = (groupId: string) => expandGroup(directory, groupId, { issuerId })
  const present = (agencyId: string) => (today ? presentOf(directory, agencyId, today) : [agencyId])
  const count = (filter: (task: Task) => boolean) => tasks.filter(filter).length
  const given = tasks.filter(({ assigned, review }) => assigned && review !== 'dropped')
  const has = (clear: Clear) => given.filter(({ missingClears: missing }) => !missing.includes(clear)).length
  const parts = stored.map((task) => ({ task, holders: countAssignments(task, expand, present) }))
  return {
    certain: count(({ review, doubtful }) => review === 'open' && !doubtful),
    doubtful: count(({ review, doubtful }) => review === 'open' && doubtful),
    accepted: count(({ review }) => review === 'accepted'),
    dropped: count(({ review }) => review === 'dropped'),
    assigned: given.length,
    ...expansionOf(parts, today),
    lost: given.reduce((sum, task) => sum + task.parties.filter(({ moved }) => moved && moved.lost > 0).length, 0),
    clears: Object.fromEntries(Clear.options.map((clear) => [clear, has(clear)])),
  }
}

type Parts = {
  task: Pick<StoredTask, 'assigned' | 'review' | 'dueOn'>
  /** Agencies that would get a part of it. */
  holders: number
}

/** What confirmation would give out, how much of it past its day at once, and how many tasks to nobody. */
export function expansionOf(parts: readonly Parts[], today: string | null) {
  const sum = (list: readonly Parts[]) => list.reduce((total, { holders }) => total + holders, 0)
  const late = parts.filter(({ task: { dueOn } }) => today !== null && dueOn !== null && dueOn < today)
  const given = parts.filter(({ task }) => task.assigned && task.review !== 'dropped')
  return { expands: sum(parts), late: sum(late), unheld: given.filter(({ holders }) => holders === 0).length }
}
