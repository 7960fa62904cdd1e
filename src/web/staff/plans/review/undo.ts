import type { Task } from '#features/tasks/schema.ts'
import type { Plan } from '../queries.ts'
import type { PlanChange, TaskChange } from './context.ts'

const namesOf = (task: Task, role: 'lead' | 'coordinating'): string[] =>
  task.parties.filter((party) => party.role === role).map(({ nameRaw }) => nameRaw)

/** The change that takes `change` back, from the task as it was before. */
export function inverseOf(change: TaskChange, before: Task): TaskChange {
  const back: TaskChange = {}
  if (change.text !== undefined) back.text = before.text
  if (change.axis !== undefined) back.axis = before.axis
  if (change.criterionText !== undefined) back.criterionText = before.criterionText
  if (change.product !== undefined) back.product = before.product
  if (change.deadlineRaw !== undefined) back.deadlineRaw = before.deadlineRaw
  if (change.dueOn !== undefined) back.dueOn = before.dueOn
  if (change.leadNames !== undefined) back.leadNames = namesOf(before, 'lead')
  if (change.coordinatingNames !== undefined) back.coordinatingNames = namesOf(before, 'coordinating')
  if (change.assigned !== undefined) back.assigned = before.assigned
  if (change.review !== undefined) back.review = before.review
  return back
}

/** A field that another person changed while one was writing: what it was, what it is now, what one wanted. */
export type Difference = { field: string; before: string; theirs: string; mine: string | null }

const shown = (value: unknown): string => (Array.isArray(value) ? value.join('; ') : value ? String(value) : '')

/** What another person changed between two versions of a task, beside what one wanted to write. */
export function differencesOf(before: Task, now: Task, mine: TaskChange): Difference[] {
  const pairs: Four[] = [
    ['text', before.text, now.text, mine.text],
    ['lead', namesOf(before, 'lead'), namesOf(now, 'lead'), mine.leadNames],
    ['coordinating', namesOf(before, 'coordinating'), namesOf(now, 'coordinating'), mine.coordinatingNames],
    ['deadline', before.deadlineRaw ?? before.dueOn, now.deadlineRaw ?? now.dueOn, mine.deadlineRaw ?? mine.dueOn],
    ['product', before.product, now.product, mine.product],
    ['axis', before.axis, now.axis, mine.axis],
    ['criterion', before.criterionText, now.criterionText, mine.criterionText],
    ['review', before.review, now.review, mine.review],
    ['resolved', resolvedOf(before), resolvedOf(now), undefined],
  ]
  return differing(pairs)
}

type Four = [field: string, was: unknown, is: unknown, wanted: unknown]

const differing = (pairs: readonly Four[]): Difference[] =>
  pairs
    .map(([field, was, is, wanted]) => ({
      field,
      before: shown(was),
      theirs: shown(is),
      mine: wanted === undefined ? null : shown(wanted),
    }))
    .filter(({ before, theirs, mine }) => before !== theirs || (mine !== null && mine !== theirs))

const headerFields = [
  'title',
  'number',
  'issuedOn',
  'place',
  'signer',
  'signerTitle',
  'periodFrom',
  'periodTo',
  'indices',
] as const

/** The same for the header of a plan; agencies are compared by their names. */
export function headerDifferences(before: Plan, now: Plan, mine: PlanChange): Difference[] {
  return differing([
    ...headerFields.map((field): Four => [field, before[field], now[field], mine[field]]),
    ['agency', before.agencyName, now.agencyName, undefined],
    ['standingAgency', before.standingAgencyName, now.standingAgencyName, undefined],
  ])
}

const resolvedOf = (task: Task): string[] => task.parties.map(({ resolvedName }) => resolvedName ?? '?')
