import { addDays, addMonths, type PlainDate } from '#lib/calendar/plain-date.ts'
import type { AgencyFacts, AxisFacts, DueWork, EvaluationFacts } from '#lib/reporting/evaluation.ts'
import { bounds } from '#lib/reporting/evaluation.ts'
import { lowered } from '#lib/reporting/word-forms.ts'
import { compareVietnamese } from '#lib/vietnamese/compare.ts'
import type { DueRow, ReportDiscipline } from './store.ts'

/** The days that are evaluated: those of the figures, else from the beginning of the year to the last day in time. */
export function spanOf(
  round: { dataFrom: string | null; dataTo: string | null; lastInTime: string | null },
  today: PlainDate,
): { from: PlainDate; to: PlainDate } {
  const to = round.dataTo ?? round.lastInTime ?? today
  const until = to < today ? to : today
  return { from: round.dataFrom ?? `${until.slice(0, 4)}-01-01`, to: until }
}

/** The same days a year earlier. */
export const yearEarlier = ({ from, to }: { from: PlainDate; to: PlainDate }) => ({
  from: addMonths(from, -12),
  to: addMonths(to, -12),
})

/** "6 tháng đầu năm 2026" → "6 tháng đầu năm 2025"; a name without a year gets none. */
export function nameYearEarlier(name: string): string {
  const year = /\d{4}(?!.*\d{4})/.exec(name)
  return year ? lowered(name.replace(year[0], String(Number(year[0]) - 1))) : 'cùng kỳ năm trước'
}

const workOf = (rows: readonly DueRow[], to: PlainDate): DueWork => {
  const overdue = rows.filter(({ completedOn }) => completedOn === null)
  const done = rows.filter(({ completedOn }) => completedOn !== null)
  const late = done.filter(({ completedOn, dueOn }) => (completedOn ?? '') > dueOn).length
  const quiet = addDays(to, -bounds.silentDays)
  const stands = (test: (row: DueRow) => boolean) => overdue.filter(test).length
  return {
    ...{ due: rows.length, inTime: done.length - late, doneLate: late, overdue: overdue.length },
    waiting: stands(({ state }) => state === 'submitted'),
    returned: stands(({ state }) => state === 'returned'),
    notBegun: stands(({ state, begun }) => !begun && state !== 'submitted' && state !== 'returned'),
    silent: stands(({ state, begun, saidOn }) => begun && state !== 'submitted' && saidOn <= quiet),
  }
}

/** A task of several lead agencies is done when all are, and stands where the worst of them does. */
function taskRows(rows: readonly DueRow[]): DueRow[] {
  return [...Map.groupBy(rows, ({ taskId }) => taskId).values()].map((parts) => {
    const [first] = parts.toSorted((a, b) => rank(b) - rank(a))
    return first!
  })
}

const rank = ({ completedOn, dueOn, begun, state }: DueRow): number => {
  if (completedOn !== null) return completedOn > dueOn ? 1 : 0
  return state === 'submitted' ? 2 : begun ? 3 : 4
}

type Known = {
  now: readonly DueRow[]
  before: readonly DueRow[]
  discipline: readonly ReportDiscipline[]
  /** Agencies with open work, and the day of their last word. */
  open: readonly { agencyId: string; agencyName: string; saidOn: string }[]
  to: PlainDate
  today: PlainDate
  beforeName: string
}

const withoutAxis = 'Nhiệm vụ chung'

/** Rows of work and of reports as the facts of an evaluation, axes and agencies by name. */
export function factsOf({ now, before, discipline, open, to, today, beforeName }: Known): EvaluationFacts {
  const byAxis = (rows: readonly DueRow[]) => Map.groupBy(taskRows(rows), ({ axis }) => axis || withoutAxis)
  const then = byAxis(before)
  const axes = [...byAxis(now)].map(([name, rows]): AxisFacts => {
    const earlier = then.get(name)
    return { name, work: workOf(rows, to), before: earlier ? workOf(earlier, yearEarlier({ from: to, to }).to) : null }
  })
  return {
    axes,
    agencies: agenciesOf({ now, discipline, open, to, today }),
    beforeName: then.size > 0 ? beforeName : null,
  }
}

function agenciesOf({ now, discipline, open, to, today }: Omit<Known, 'before' | 'beforeName'>): AgencyFacts[] {
  const work = Map.groupBy(now, ({ agencyId }) => agencyId)
  const reports = new Map(discipline.map((it) => [it.agencyId, it]))
  const said = new Map(open.map((it) => [it.agencyId, it]))
  const names = new Map([
    ...open.map(({ agencyId, agencyName }) => [agencyId, agencyName] as const),
    ...discipline.map(({ agencyId, name }) => [agencyId, name] as const),
    ...now.map(({ agencyId, agencyName }) => [agencyId, agencyName] as const),
  ])
  return [...names]
    .map(([id, name]): AgencyFacts => {
      const { expected = 0, inTime = 0, late = 0, missing = 0, returned = 0 } = reports.get(id) ?? {}
      const last = said.get(id)?.saidOn
      return {
        ...{ name, work: workOf(work.get(id) ?? [], to), reports: { expected, inTime, late, missing, returned } },
        silentDays: last === undefined ? null : Math.max(0, (Date.parse(today) - Date.parse(last)) / 86_400_000),
      }
    })
    .sort((a, b) => compareVietnamese(a.name, b.name))
}
