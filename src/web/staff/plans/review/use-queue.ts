import { useMemo, useState } from 'react'
import type { Task } from '#features/tasks/schema.ts'
import { keepOrder, needsLook, nextOpen, queueOf, type ReviewFilter } from './queue.ts'

/** The header stands in the queue like a task, before all others. */
export const headerId = 'header'

/** The order in which cards stand, kept while decisions change, and the card that is active. */
export function useQueue(tasks: readonly Task[], first: string | undefined) {
  const byId = useMemo(() => new Map(tasks.map((task) => [task.id, task])), [tasks])
  const [filter, setFilter] = useState<ReviewFilter>('attention')
  const [held, setHeld] = useState<{ filter: ReviewFilter; ids: readonly string[] }>({ filter, ids: [] })
  const shown = useMemo(() => {
    const before = held.filter === filter ? held.ids : []
    return before.length > 0 ? keepOrder(before, tasks, filter) : queueOf(tasks, filter)
  }, [held, tasks, filter])
  if (held.filter !== filter || held.ids.length !== shown.length || held.ids.some((id, at) => id !== shown[at]))
    setHeld({ filter, ids: shown })
  const ids = useMemo(() => (filter === 'dropped' ? shown : [headerId, ...shown]), [shown, filter])

  const [wanted, setActive] = useState<string | null>(first ?? null)
  const active = wanted !== null && ids.includes(wanted) ? wanted : (ids[0] ?? null)
  const step = (by: number) => {
    const next = ids[ids.indexOf(active ?? '') + by]
    if (next) setActive(next)
  }
  const toOpen = () => setActive(nextOpen(shown, byId, active ?? '') ?? active)
  const toDoubtful = () => {
    const at = shown.indexOf(active ?? '')
    const doubtful = (id: string) => {
      const task = byId.get(id)
      return task !== undefined && id !== active && needsLook(task)
    }
    setActive(shown.slice(at + 1).find(doubtful) ?? shown.find(doubtful) ?? active)
  }
  return { byId, ids, filter, setFilter, active, setActive, step, toOpen, toDoubtful }
}
