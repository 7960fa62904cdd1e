import type { PlanProgress, ProgressCount } from '#features/assignments/schema.ts'
import type { NamedAxis } from '#features/criterion-names/rules.ts'
import { daysBetween } from '#lib/calendar/plain-date.ts'
import { type Level, levels } from '#lib/reminders/rules.ts'
import { compareVietnamese } from '#lib/vietnamese/compare.ts'
import type { Overview, SilenceTold } from './schema.ts'

/** Numbers that can be added up; `percentSum` is the sum of the reported percents. */
export type Summed = Omit<ProgressCount, 'percent'> & { percentSum: number }

const nothing: Summed = {
  assignments: 0,
  completed: 0,
  submitted: 0,
  inProgress: 0,
  notStarted: 0,
  overdue: 0,
  percentSum: 0,
}

const fields = Object.keys(nothing) as (keyof Summed)[]

export function add(list: readonly Summed[]): Summed {
  const total = { ...nothing }
  for (const each of list) for (const field of fields) total[field] += each[field]
  return total
}

/** The counts with the mean percent, to one decimal. */
export function progressOf({ percentSum, ...counts }: Summed): ProgressCount {
  const { assignments, completed, submitted, inProgress, notStarted, overdue } = counts
  const percent = assignments === 0 ? 0 : Math.round((percentSum / assignments) * 10) / 10
  return { assignments, completed, submitted, inProgress, notStarted, overdue, percent }
}

export type ByTask = Summed & { taskId: string; axis: string | null; indexName: string | null; dueOn: string | null }
export type ByAgency = Summed & { agencyId: string; agencyName: string; lastReportAt: Date | null }

export function planProgress(byTask: readonly ByTask[], byAgency: readonly ByAgency[]): PlanProgress {
  const axes = groupBy(byTask, ({ axis, indexName }) => `${indexName ?? ''}\n${axis ?? ''}`)
  const months = groupBy(
    byTask.filter(({ dueOn }) => dueOn !== null),
    ({ dueOn }) => (dueOn ?? '').slice(0, 7),
  )
  return {
    total: progressOf(add(byTask)),
    byAxis: [...axes.values()].map((list) => ({
      ...progressOf(add(list)),
      axis: list[0]?.axis ?? null,
      indexName: list[0]?.indexName ?? null,
      tasks: new Set(list.map(({ taskId }) => taskId)).size,
    })),
    byAgency: [...byAgency].sort(mostOverdueFirst).map((agency) => ({
      ...progressOf(agency),
      agencyId: agency.agencyId,
      agencyName: agency.agencyName,
      lastReportAt: agency.lastReportAt?.toISOString() ?? null,
    })),
    byDue: [...months]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, list]) => {
        const { assignments, completed, overdue } = add(list)
        return { month, assignments, completed, overdue }
      }),
  }
}

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of list) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

type OfAxis<L> = Summed & NamedAxis & { level: L }

/** What is one axis under several names is one row for each level, with the figures of all. */
export function byAxisName<L extends string>(
  list: readonly OfAxis<L>[],
  nameOf: (it: NamedAxis) => string,
): (ProgressCount & { axis: string; level: L })[] {
  const named = list.map((each) => ({ ...each, axis: nameOf(each) }))
  const rows = groupBy(named, ({ axis, level }) => `${level}\n${axis}`)
  return [...rows.values()].flatMap((same) => {
    const [first] = same
    return first ? { ...progressOf(add(same)), axis: first.axis, level: first.level } : []
  })
}

type Named = { agencyName: string; overdue: number; assignments: number; completed: number }

const mostOverdueFirst = (a: Named, b: Named): number =>
  b.overdue - a.overdue ||
  b.assignments - b.completed - (a.assignments - a.completed) ||
  compareVietnamese(a.agencyName, b.agencyName)

export type AgencyWork = Summed & {
  agencyId: string
  agencyName: string
  open: number
  /** Day in Việt Nam of its last word. */
  lastWordOn: string | null
}

/** One person's digest of a day that told of the silence of an agency. */
export type Told = { agencyId: string; day: string; level: Level; read: boolean; failed: boolean }

/** The last reminder of each silence: what was told before the last word belongs to an earlier one. */
export function lastTold(told: readonly Told[], lastWordOf: ReadonlyMap<string, string>): Map<string, SilenceTold> {
  const found = new Map<string, Told[]>()
  for (const each of told) {
    if (each.day <= (lastWordOf.get(each.agencyId) ?? each.day)) continue
    const known = found.get(each.agencyId)
    if (!known?.[0] || known[0].day < each.day) found.set(each.agencyId, [each])
    else if (known[0].day === each.day) known.push(each)
  }
  return new Map([...found].map(([agencyId, list]) => [agencyId, summed(list)]))
}

function summed(told: readonly Told[]): SilenceTold {
  const came = told.some(({ read }) => read) ? 'read' : told.every(({ failed }) => failed) ? 'failed' : 'unread'
  return { on: told[0]?.day ?? '', levels: levels.filter((level) => told.some((each) => each.level === level)), came }
}

type Lists = Pick<Overview, 'lateAgencies' | 'lateAgencyCount' | 'silentAgencies' | 'silentAgencyCount'>

/** All of them, in order. `silentAfterDays`: so long without a word, counted from when the work was given or last moved, is silence. */
export function agencyLists(
  agencies: readonly AgencyWork[],
  { today, silentAfterDays, told = [] }: { today: string; silentAfterDays: number; told?: readonly Told[] },
): Lists {
  const reminded = lastTold(told, new Map(agencies.map(({ agencyId, lastWordOn }) => [agencyId, lastWordOn ?? today])))
  const late = agencies.filter(({ overdue }) => overdue > 0).sort(mostOverdueFirst)
  const silent = agencies
    .filter(({ open }) => open > 0)
    .map(({ agencyId, agencyName, open, lastWordOn }) => ({
      agencyId,
      agencyName,
      open,
      days: lastWordOn === null ? 0 : Math.max(0, daysBetween(lastWordOn, today)),
      reminded: reminded.get(agencyId) ?? null,
    }))
    .filter(({ days }) => days >= silentAfterDays)
    .sort((a, b) => b.days - a.days || b.open - a.open || compareVietnamese(a.agencyName, b.agencyName))
  return {
    lateAgencies: late.map((agency) => ({
      ...progressOf(agency),
      agencyId: agency.agencyId,
      agencyName: agency.agencyName,
    })),
    lateAgencyCount: late.length,
    silentAgencies: silent,
    silentAgencyCount: silent.length,
  }
}

/** The leaders' page is one screen. */
const mostAgencies = 8

/** The overview with the first of each list of agencies, and how many there are. */
export const firstAgencies = <O extends Lists>(overview: O): O => ({
  ...overview,
  lateAgencies: overview.lateAgencies.slice(0, mostAgencies),
  silentAgencies: overview.silentAgencies.slice(0, mostAgencies),
})
