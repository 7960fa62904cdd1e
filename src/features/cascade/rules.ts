import type { z } from 'zod'
import type { Subject } from '#features/access/schema.ts'
import type { Kind, Level } from '#features/directory/schema.ts'
import { missingClears, type StoredTask } from '#features/tasks/rules.ts'
import { daysBetween } from '#lib/calendar/plain-date.ts'
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts'
import { type Matchable, matchTasks } from '#lib/plan-comparison/match.ts'
import { Problem } from '#platform/problem.ts'
import { clockOf, type DutyRule, dutyDay } from './clocks/rules.ts'
import type { CascadeRule, CellState, DutyState, Lack, Progress } from './schema.ts'

/** How a cell travels: one letter, so that 150 × 60 of them are a short reply. */
export const cellLetters = {
  covered: 'c',
  lacking: 'l',
  proposed: 'p',
  missing: 'm',
  waived: 'n',
  waiting: 'w',
  late: 'o',
  notAsked: '-',
} as const satisfies Record<CellState, string>

const states = new Map(Object.entries(cellLetters).map(([state, letter]) => [letter as string, state as CellState]))

export const cellState = (letter: string | undefined): CellState => states.get(letter ?? '') ?? 'notAsked'

/** What the superior has to look after: nothing is there, or less than was asked. */
export const isGap = (state: CellState): boolean => ['lacking', 'missing', 'late'].includes(state)

/** What the subordinate has to settle in its own column. */
export const isOpenForOwner = (state: CellState): boolean => isGap(state) || state === 'proposed'

export type Tally = Record<CellState, number>

export function tallyOf(letters: Iterable<string>): Tally {
  const tally = Object.fromEntries(Object.keys(cellLetters).map((state) => [state, 0])) as Tally
  for (const letter of letters) tally[cellState(letter)]++
  return tally
}

/** Of the cells that are asked for and apply, those that are covered, whatever the covering task lacks. */
export function shareCovered(tally: Tally): { covered: number; of: number } {
  const covered = tally.covered + tally.lacking + tally.proposed
  return { covered, of: covered + tally.missing + tally.waiting + tally.late }
}

export type Worker = { agencyId: string; level: Level; kind: Kind }
export type Issuer = Pick<Worker, 'level' | 'kind'> & { agencyId: string }

const order: readonly Level[] = ['central', 'province', 'district', 'commune']
const departmentKinds: readonly Kind[] = ['department', 'office', 'inspectorate', 'managementBoard']

/** Plans of a committee above the communes oblige all; those of a department nobody, until somebody says so. */
export function defaultRule({ level, kind }: Pick<Issuer, 'level' | 'kind'>): CascadeRule {
  const obliges = kind === 'committee' && level !== 'commune'
  return { workingDays: 15, dueDay: null, localities: obliges, departments: obliges, leftOut: [], added: [] }
}

/** Which of the agencies with work in a plan must issue their own. */
export function whoMustIssue(rule: CascadeRule, issuer: Issuer, workers: readonly Worker[]): string[] {
  const [leftOut, added] = [new Set(rule.leftOut), new Set(rule.added)]
  const below = ({ level }: Worker) => order.indexOf(level) > order.indexOf(issuer.level)
  const asked = (worker: Worker) =>
    added.has(worker.agencyId) ||
    (rule.localities && worker.kind === 'committee' && below(worker)) ||
    (rule.departments && worker.level === issuer.level && departmentKinds.includes(worker.kind))
  return workers
    .filter((worker) => worker.agencyId !== issuer.agencyId && !leftOut.has(worker.agencyId) && asked(worker))
    .map(({ agencyId }) => agencyId)
}

/** Last day for the own plan, with its arithmetic; years beyond the calendar are counted Monday to Friday. */
export function dutyDue(countedFrom: string, rule: DutyRule, calendar: WorkingCalendar) {
  const { dueOn, derivation } = dutyDay(clockOf(countedFrom, rule, []), calendar)
  return { day: dueOn ?? countedFrom, derivation }
}

type Due = { dueOn: string | null; issuedOn: string | null }

export function dutyState({ dueOn, issuedOn }: Due, today: string): DutyState {
  const isLate = dueOn !== null && (issuedOn ?? today) > dueOn
  if (issuedOn === null) return isLate ? 'late' : 'waiting'
  return isLate ? 'issuedLate' : 'issued'
}

export const lateBy = ({ dueOn, issuedOn }: Due, today: string): number =>
  dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, issuedOn ?? today))

/** The Năm Rõ check as far as coverage asks: product, owner, day. */
export function lacksOf(task: Parameters<typeof missingClears>[0]): Lack[] {
  const missing = new Set(missingClears(task))
  const lacks: Record<Lack, boolean> = {
    product: missing.has('product'),
    owner: missing.has('agency') || missing.has('responsibility'),
    day: missing.has('time'),
  }
  return (Object.keys(lacks) as Lack[]).filter((lack) => lacks[lack])
}

type Linked = { confirmed: boolean; lacks: readonly Lack[] }

/** What several tasks lack together is what none of them has. */
export function lacksTogether(own: readonly Linked[]): Lack[] {
  const [first, ...rest] = own
  return first ? first.lacks.filter((lack) => rest.every(({ lacks }) => lacks.includes(lack))) : []
}

/** The same order of precedence as the query of the matrix. */
export function stateOfCell(own: readonly Linked[], waived: boolean, duty: DutyState): CellState {
  if (own.length > 0) {
    const sure = own.filter(({ confirmed }) => confirmed)
    if (sure.length === 0) return 'proposed'
    return lacksTogether(sure).length > 0 ? 'lacking' : 'covered'
  }
  if (waived) return 'waived'
  return duty === 'late' || duty === 'waiting' ? duty : 'missing'
}

type Compared = Pick<StoredTask, 'id' | 'path' | 'axis' | 'text' | 'product' | 'criteria'>

/** Words first, then the criterion that both serve; whose work it is says nothing between two levels. */
const matchable = ({ id, axis, text, product, criteria }: Compared): Matchable => {
  const served = criteria.map(({ indexName, criterionCode }) => `${indexName} ${criterionCode}`).sort()
  return { id, path: '', axis: served.join('\n') || (axis ?? ''), text, lead: '', rest: '', product: product ?? '' }
}

export type Proposal = { ownTaskId: string; taskId: string; likeness: number }

/** Which own task answers which task above. Several may answer one: what found no partner of its own looks again. */
export function proposeLinks(upper: readonly Compared[], own: readonly Compared[]): Proposal[] {
  const above = upper.map(matchable)
  const found: Proposal[] = []
  let left = own.map(matchable)
  while (left.length > 0 && above.length > 0) {
    const pairs = matchTasks(above, left)
    if (pairs.length === 0) break
    found.push(...pairs.map(({ oldId, newId, likeness }) => ({ ownTaskId: newId, taskId: oldId, likeness })))
    const paired = new Set(pairs.map(({ newId }) => newId))
    left = left.filter(({ id }) => !paired.has(id))
  }
  return found
}

type Parts = {
  parts: number
  started: number
  completed: number
  overdue: number
  percent: number
  reportedAt: Date | null
}

export function progressOf({ started, reportedAt, ...parts }: Parts): z.infer<typeof Progress> {
  const counted = { ...parts, percent: Math.round(parts.percent), reportedAt: reportedAt?.toISOString() ?? null }
  if (parts.parts === 0) return { ...counted, state: 'notGiven' }
  if (parts.completed === parts.parts) return { ...counted, state: 'completed' }
  if (parts.overdue > 0) return { ...counted, state: 'overdue' }
  return { ...counted, state: started > 0 ? 'inProgress' : 'open' }
}

/** A duty as rights are asked about it: who keeps the superior plan, and the agency that owes its own. */
export const dutySubject = (id: string, plan: Pick<Subject, 'parts'>, agencyIds: readonly string[]): Subject => ({
  kind: 'cascade',
  id,
  parts: { ...plan.parts, lead: agencyIds },
})

/** Each pair must join an issued own task with a task above that is asked of the agency. Throws `access.not_found`. */
export function checkPairs(
  pairs: readonly { ownTaskId: string; taskId: string }[],
  { own, upper }: { own: ReadonlySet<string>; upper: ReadonlySet<string> },
): void {
  if (!pairs.every(({ ownTaskId, taskId }) => own.has(ownTaskId) && upper.has(taskId)))
    throw new Problem('access.not_found')
}
