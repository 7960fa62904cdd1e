import { type Matchable, matchTasks } from './match.ts'
import { type Part, sameForm, wordChanges } from './words.ts'

/** An agency or group that a task names: `key` is whom it means. */
export type NamedParty = { key: string; name: string }

export type ComparedTask = {
  id: string
  path: string
  axis: string | null
  text: string
  lead: readonly NamedParty[]
  coordinating: readonly NamedParty[]
  /** The words of the deadline. */
  deadline: string | null
  /** The day, as people write it, where it was counted from the day of issue or set by hand. */
  day: string | null
  product: string | null
}

export const comparedFields = ['text', 'lead', 'coordinating', 'deadline', 'product'] as const
export type ComparedField = (typeof comparedFields)[number]

export type FieldChange = { field: ComparedField; parts: Part[] }

export type Kind = 'same' | 'changed' | 'new' | 'dropped'

/** One task in both issues, or in one of them; `doubtful`: paired by likeness alone and not very alike. */
export type ComparedRow = {
  kind: Kind
  oldId: string | null
  newId: string | null
  changes: FieldChange[]
  byHand: boolean
  doubtful: boolean
}

/** What a person said: these two are the same task, or this one has no counterpart. */
export type Decision = { oldId: string | null; newId: string | null }

const DOUBTFUL_BELOW = 0.7

/** Two issues of a plan, task by task: those of the new one in its order, each dropped one behind the old one before it (SPEC B, C). */
export function compareTasks(
  before: readonly ComparedTask[],
  after: readonly ComparedTask[],
  decisions: readonly Decision[] = [],
): ComparedRow[] {
  const [old, now] = [byId(before), byId(after)]
  const said = decisions.filter(
    ({ oldId, newId }) => (oldId ? old.has(oldId) : true) && (newId ? now.has(newId) : true),
  )
  const settled = new Set(said.flatMap(({ oldId, newId }) => [oldId, newId]))
  const free = (task: ComparedTask) => !settled.has(task.id)
  const found = matchTasks(before.filter(free).map(matchable), after.filter(free).map(matchable))
  const byHand = said.flatMap(({ oldId, newId }) => (oldId && newId ? [{ oldId, newId, likeness: 1 }] : []))
  const pairs = new Map([...found, ...byHand].map((pair) => [pair.newId, pair]))
  const rows = after.map((task): ComparedRow => {
    const pair = pairs.get(task.id)
    const earlier = pair && old.get(pair.oldId)
    if (!earlier) return alone('new', task, settled.has(task.id))
    const changes = changesOf(earlier, task)
    const kind = changes.length === 0 ? 'same' : 'changed'
    const doubtful = pair.likeness < DOUBTFUL_BELOW
    return { kind, oldId: earlier.id, newId: task.id, changes, byHand: settled.has(task.id), doubtful }
  })
  return withDropped(rows, before, settled)
}

const byId = (tasks: readonly ComparedTask[]) => new Map(tasks.map((task) => [task.id, task]))

const alone = (kind: 'new' | 'dropped', { id }: ComparedTask, byHand: boolean): ComparedRow => ({
  ...{ kind, changes: [], byHand, doubtful: false },
  oldId: kind === 'dropped' ? id : null,
  newId: kind === 'new' ? id : null,
})

/** Each dropped task stands behind the counterpart of the one above it. */
function withDropped(
  rows: readonly ComparedRow[],
  before: readonly ComparedTask[],
  settled: ReadonlySet<string | null>,
): ComparedRow[] {
  const paired = new Set(rows.map(({ oldId }) => oldId))
  const behind = new Map<string | null, ComparedRow[]>()
  let above: string | null = null
  for (const task of before) {
    if (paired.has(task.id)) above = task.id
    else listed(behind, above).push(alone('dropped', task, settled.has(task.id)))
  }
  return [
    ...(behind.get(null) ?? []),
    ...rows.flatMap((row) => [row, ...(row.oldId ? (behind.get(row.oldId) ?? []) : [])]),
  ]
}

function listed<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const known = lists.get(key)
  if (known) return known
  const fresh: V[] = []
  lists.set(key, fresh)
  return fresh
}

/** Fields in which two issues of a task differ, with the words that changed (SPEC C1–C4). */
export function changesOf(before: ComparedTask, after: ComparedTask): FieldChange[] {
  const changes = [
    words('text', before.text, after.text),
    parties('lead', before.lead, after.lead),
    parties('coordinating', before.coordinating, after.coordinating),
    deadlines(before, after),
    words('product', before.product ?? '', after.product ?? ''),
  ]
  return changes.filter((change) => change !== null)
}

function words(field: ComparedField, before: string, after: string): FieldChange | null {
  if (sameForm(before) === sameForm(after)) return null
  return { field, parts: wordChanges(before, after) }
}

function deadlines(before: ComparedTask, after: ComparedTask): FieldChange | null {
  const moved = before.day !== null && after.day !== null && before.day !== after.day
  const shown = ({ deadline, day }: ComparedTask): string =>
    moved ? [deadline, `(${day})`].filter(Boolean).join(' ') : (deadline ?? day ?? '')
  return words('deadline', shown(before), shown(after))
}

function parties(
  field: ComparedField,
  before: readonly NamedParty[],
  after: readonly NamedParty[],
): FieldChange | null {
  const [was, is] = [new Set(before.map(({ key }) => key)), new Set(after.map(({ key }) => key))]
  const gone = before.filter(({ key }) => !is.has(key))
  const come = after.filter(({ key }) => !was.has(key))
  if (gone.length === 0 && come.length === 0) return null
  const part =
    (kind: Part['kind']) =>
    ({ name }: NamedParty): Part => ({ kind, text: name })
  const kept = after.filter(({ key }) => was.has(key))
  return { field, parts: [...kept.map(part('same')), ...gone.map(part('removed')), ...come.map(part('added'))] }
}

const keysOf = (named: readonly NamedParty[]): string => [...new Set(named.map(({ key }) => key))].sort().join(' ')

const matchable = (task: ComparedTask): Matchable => ({
  id: task.id,
  path: task.path,
  axis: sameForm(task.axis ?? ''),
  text: task.text,
  lead: keysOf(task.lead),
  rest: `${keysOf(task.coordinating)} ${sameForm(task.deadline ?? '')}`,
  product: sameForm(task.product ?? ''),
})
