import type { Task } from '#features/tasks/schema.ts'
import { isSettled } from './settled.ts'

/** What the review list shows: doubtful and unseen ones first, the order of the document, or what was left out. */
export const reviewFilters = ['attention', 'all', 'dropped'] as const
export type ReviewFilter = (typeof reviewFilters)[number]

type Looked = Pick<Task, 'doubtful' | 'review'> & Partial<Pick<Task, 'assigned' | 'parties'>>
type Queued = Looked & Pick<Task, 'id' | 'position'>

/** Work is given out to a name of which nobody has said yet who it is: it is asked even of an accepted task. */
export const asksName = ({ review, assigned = true, parties = [] }: Looked): boolean =>
  review !== 'dropped' && assigned && parties.some((party) => !isSettled(party))

export const needsLook = (task: Looked): boolean => (task.review === 'open' && task.doubtful) || asksName(task)

/** 0: to look at, 1: certain and open, 2: accepted. */
const rank = (task: Queued): number => (needsLook(task) ? 0 : task.review === 'open' ? 1 : 2)

const byPosition = (a: Queued, b: Queued): number => a.position - b.position

/** Ids in the order in which a person goes through them. */
export function queueOf(tasks: readonly Queued[], filter: ReviewFilter): string[] {
  if (filter === 'dropped') return ids(tasks.filter((task) => task.review === 'dropped').sort(byPosition))
  const kept = tasks.filter((task) => task.review !== 'dropped')
  if (filter === 'all') return ids(kept.sort(byPosition))
  return ids(kept.sort((a, b) => rank(a) - rank(b) || byPosition(a, b)))
}

const ids = (tasks: readonly Queued[]): string[] => tasks.map(({ id }) => id)

/**
 * Keeps the order that the person sees while decisions change the ranks: nothing jumps away under the cursor.
 * What is gone leaves, what is new (a split, an added task) enters behind the one that stands before it in the text.
 */
export function keepOrder(shown: readonly string[], tasks: readonly Queued[], filter: ReviewFilter): string[] {
  const fresh = queueOf(tasks, filter)
  const exists = new Set(tasks.map(({ id }) => id))
  const stays = shown.filter((id) => exists.has(id))
  const known = new Set(stays)
  const added = fresh.filter((id) => !known.has(id))
  if (added.length === 0) return stays
  if (stays.length === 0) return fresh
  const inText = [...tasks].sort(byPosition).map(({ id }) => id)
  const result = [...stays]
  for (const id of added) result.splice(placeFor(id, inText, result), 0, id)
  return result
}

function placeFor(id: string, inText: readonly string[], shown: readonly string[]): number {
  for (let at = inText.indexOf(id) - 1; at >= 0; at -= 1) {
    const before = shown.indexOf(inText[at] ?? '')
    if (before >= 0) return before + 1
  }
  return 0
}

/** The next one to look at after `id`: the nearest open one below, else the first open one, else the next. */
export function nextOpen(order: readonly string[], tasks: ReadonlyMap<string, Queued>, id: string): string | undefined {
  const at = order.indexOf(id)
  const isOpen = (each: string) => each !== id && tasks.get(each)?.review === 'open'
  return order.slice(at + 1).find(isOpen) ?? order.find(isOpen) ?? order[at + 1]
}
