import { expandGroup } from '#features/directory/rules.ts'
import type { Directory } from '#features/directory/schema.ts'
import type { StoredParty, StoredTask } from '#features/tasks/rules.ts'
import {
  type ComparedRow,
  type ComparedTask,
  compareTasks,
  type Decision,
  type NamedParty,
} from '#lib/plan-comparison/compare.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { Problem } from '#platform/problem.ts'
import type { ComparisonRow, PlanComparison } from './schema.ts'

/** One issue with the agencies of its day. */
export type IssuedTasks = { tasks: readonly StoredTask[]; directory: Directory; issuerId: string }

/** A pair as it was settled at confirmation. */
export type SettledPair = { oldTaskId: string; newTaskId: string; byHand: boolean }

/** Dropped tasks of a draft are not part of it. */
export const kept = (tasks: readonly StoredTask[]): StoredTask[] => tasks.filter(({ review }) => review !== 'dropped')

/** Two issues task by task, as far as it is still open which is which. */
export function compareIssues(before: IssuedTasks, after: IssuedTasks, decisions: readonly Decision[]): ComparedRow[] {
  return compareTasks(comparable(before), comparable(after), decisions)
}

/** Two issues task by task, with the pairs that were settled. */
export function settledRows(before: IssuedTasks, after: IssuedTasks, pairs: readonly SettledPair[]): ComparedRow[] {
  const [old, now] = [comparable(before), comparable(after)]
  const earlier = new Map(old.map((task) => [task.id, task]))
  const decisions: Decision[] = [
    ...pairs.map(({ oldTaskId, newTaskId }) => ({ oldId: oldTaskId, newId: newTaskId })),
    ...without(old, new Set(pairs.map(({ oldTaskId }) => oldTaskId))).map(({ id }) => ({ oldId: id, newId: null })),
    ...without(now, new Set(pairs.map(({ newTaskId }) => newTaskId))).map(({ id }) => ({ oldId: null, newId: id })),
  ]
  const byHand = new Set(pairs.filter((pair) => pair.byHand).map(({ newTaskId }) => newTaskId))
  return compareTasks([...earlier.values()], now, decisions).map((row) => ({
    ...row,
    byHand: row.newId !== null && byHand.has(row.newId),
  }))
}

const without = (tasks: readonly ComparedTask[], ids: ReadonlySet<string>) => tasks.filter(({ id }) => !ids.has(id))

const comparable = ({ tasks, directory, issuerId }: IssuedTasks): ComparedTask[] =>
  kept(tasks).map((task) => ({
    id: task.id,
    path: task.path,
    axis: task.axis,
    text: task.text,
    lead: partiesOf(task, 'lead', directory, issuerId),
    coordinating: partiesOf(task, 'coordinating', directory, issuerId),
    deadline: task.deadlineRaw,
    day: countedDay(task),
    product: task.product,
  }))

/** A day is compared where it was counted from the day of issue or set by hand: a rhythm is the same in every issue. */
function countedDay({ deadline, dueByHand, dueOn }: StoredTask): string | null {
  const counted = dueByHand || deadline === null || deadline.kind === 'relative'
  return counted && dueOn !== null ? dueOn.split('-').reverse().join('/') : null
}

function partiesOf(task: StoredTask, role: StoredParty['role'], directory: Directory, issuerId: string): NamedParty[] {
  return task.parties
    .filter((party) => party.role === role)
    .map(({ agencyId, groupId, nameRaw }) => {
      if (agencyId) return { key: agencyId, name: directory.agencies.get(agencyId)?.name ?? nameRaw }
      if (groupId === null) return { key: fold(nameRaw), name: nameRaw }
      // A group of one agency is that agency.
      const [only, ...others] = expandGroup(directory, groupId, { issuerId })
      const name = directory.groups.get(groupId)?.name ?? nameRaw
      return { key: only && others.length === 0 ? only : groupId, name }
    })
}

type Work = NonNullable<ComparisonRow['work']>

/** Rows as people see them: with the words of the newer side and what has been done so far. */
export function viewRows(
  rows: readonly ComparedRow[],
  { before, after, work }: { before: IssuedTasks; after: IssuedTasks; work: ReadonlyMap<string, Work> | null },
): ComparisonRow[] {
  const tasks = new Map([...comparable(before), ...comparable(after)].map((task) => [task.id, task]))
  const assigned = new Map([...before.tasks, ...after.tasks].map((task) => [task.id, task.assigned]))
  const names = (parties: readonly NamedParty[]) => parties.map(({ name }) => name)
  return rows.flatMap(({ oldId, newId, ...row }) => {
    const [old, now] = [tasks.get(oldId ?? ''), tasks.get(newId ?? '')]
    const shown = now ?? old
    if (!shown) return []
    const { axis, text, deadline, product } = shown
    return {
      ...{ ...row, oldId, newId, oldPath: old?.path ?? null, newPath: now?.path ?? null, axis, text, product },
      ...{ lead: names(shown.lead), coordinating: names(shown.coordinating), deadline: deadline ?? shown.day },
      direction: assigned.get(shown.id) === false,
      work: (oldId && work?.get(oldId)) || null,
    }
  })
}

export function countsOf(rows: readonly ComparedRow[]): PlanComparison['counts'] {
  const count = (filter: (row: ComparedRow) => boolean) => rows.filter(filter).length
  return {
    same: count(({ kind }) => kind === 'same'),
    changed: count(({ kind }) => kind === 'changed'),
    new: count(({ kind }) => kind === 'new'),
    dropped: count(({ kind }) => kind === 'dropped'),
    doubtful: count(({ doubtful }) => doubtful),
  }
}

type Wanted = { oldTaskId: string | null; newTaskId: string | null }

/** Decisions must be about tasks of the two issues, and about each at most once. */
export function checkDecisions(
  decisions: readonly Wanted[],
  { before, after }: { before: readonly StoredTask[]; after: readonly StoredTask[] },
): void {
  const [old, now] = [new Set(kept(before).map(({ id }) => id)), new Set(kept(after).map(({ id }) => id))]
  const seen = new Set<string>()
  for (const { oldTaskId, newTaskId } of decisions) {
    if (oldTaskId === null && newTaskId === null) throw invalid('decide')
    if ((oldTaskId && !old.has(oldTaskId)) || (newTaskId && !now.has(newTaskId))) throw new Problem('access.not_found')
    for (const id of [oldTaskId, newTaskId]) {
      if (id !== null && seen.has(id)) throw invalid('decide')
      if (id !== null) seen.add(id)
    }
  }
}

const invalid = (field: string) => new Problem('input.invalid', { fields: [{ field, code: 'custom' }] })

/** What is kept of the comparison when the new issue takes effect. */
export type Settling = {
  oldTaskId: string
  newTaskId: string
  kind: 'same' | 'changed'
  changed: string[]
  byHand: boolean
}

export function settle(rows: readonly ComparedRow[]): Settling[] {
  return rows.flatMap(({ kind, oldId, newId, changes, byHand }) =>
    oldId && newId && (kind === 'same' || kind === 'changed')
      ? [{ oldTaskId: oldId, newTaskId: newId, kind, changed: changes.map(({ field }) => field), byHand }]
      : [],
  )
}
