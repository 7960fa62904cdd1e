import { holds } from '#features/access/roles.ts'
import type { Actor } from '#features/access/schema.ts'
import { addDays, type PlainDate } from '#lib/calendar/plain-date.ts'
import { type ReportPeriod, reportPeriods } from '#lib/reporting/periods.ts'
import type { Regime } from '#lib/reporting/regime.ts'
import { Problem } from '#platform/problem.ts'
import type { LevelShare, Period, ReportRow, ReportState, StoredState } from './schema.ts'

type Stored = { state: StoredState; begun: boolean; returned: number; answered: number; correcting: unknown }

/** What is told of a report: sent ones by what has become of the items that came back. */
export function stateOf({ state, begun, returned, answered, correcting }: Stored): ReportState {
  if (state === 'draft') return begun || correcting ? 'draft' : 'notBegun'
  if (state !== 'submitted') return state
  if (returned > 0) return 'returned'
  return answered > 0 ? 'answered' : 'submitted'
}

/** Whether what was sent was in time, and whether something is late. The first sending counts, not a correction. */
export function timeliness(
  { lastInTime }: { lastInTime: string | null },
  firstSentOn: string | null,
  today: string,
): { inTime: boolean | null; late: boolean } {
  if (lastInTime === null) return { inTime: null, late: false }
  if (firstSentOn === null) return { inTime: null, late: today > lastInTime }
  return { inTime: firstSentOn <= lastInTime, late: firstSentOn > lastInTime }
}

/** Nobody approves the report of the agency that they work for, whatever else they hold. */
export const worksFor = (actor: Actor, agencyId: string): boolean =>
  actor.grants.some((grant) => grant.agencyId === agencyId && holds(grant.role, 'report.fill'))

export function checkNotOwn(actor: Actor, agencyId: string): void {
  if (worksFor(actor, agencyId)) throw new Problem('report.own_agency')
}

type Writing = { state: StoredState; returned: number; correcting: unknown }

/** What the agency may write: everything in a draft, what came back in a report that was sent. A correction outlives its round. */
export function writableIn(round: { state: 'open' | 'closed' }, report: Writing): 'all' | 'returned' | 'none' {
  if (report.state === 'draft') return round.state === 'open' || report.correcting ? 'all' : 'none'
  return report.state === 'submitted' && report.returned > 0 ? 'returned' : 'none'
}

export function checkWritable(round: { state: 'open' | 'closed' }, report: Writing): 'all' | 'returned' {
  const writable = writableIn(round, report)
  if (writable !== 'none') return writable
  throw new Problem(report.state === 'draft' ? 'report.round_closed' : 'report.closed', { state: report.state })
}

export function checkState(report: { state: StoredState }, allowed: readonly StoredState[]): void {
  if (allowed.includes(report.state)) return
  throw new Problem(report.state === 'draft' ? 'report.not_sent' : 'report.closed', { state: report.state })
}

/** Sent, in time and missing by level, of the agencies that owe a report. */
export function sharesByLevel(
  reports: readonly ReportRow[],
  { lastInTime }: { lastInTime: string | null },
  today: string,
): LevelShare[] {
  const owed = reports.filter(({ endedOn, firstSentAt }) => endedOn === null || firstSentAt !== null)
  const past = lastInTime !== null && today > lastInTime
  return [...Map.groupBy(owed, ({ level }) => level)].map(([level, list]) => {
    const inTime = list.filter((it) => it.inTime === true).length
    const sent = list.filter(({ firstSentAt }) => firstSentAt !== null).length
    return {
      ...{ level, expected: list.length, sent, inTime },
      sentLate: list.filter((it) => it.inTime === false).length,
      missing: past ? list.length - sent : 0,
      share: past ? Math.round((inTime / list.length) * 1000) / 10 : null,
    }
  })
}

type Schedule = {
  regime: Regime
  openDaysBefore: number
  validFrom: string
  validTo: string | null
}

/** The reports of some years that end while the series holds. */
export function periodsOf({ regime, openDaysBefore, validFrom, validTo }: Schedule, years: readonly number[]) {
  return years
    .flatMap((year) => reportPeriods(regime, year))
    .filter(({ lastDay }) => validFrom <= lastDay && lastDay <= (validTo ?? lastDay))
    .map((period) => ({ ...period, opensOn: opensOn(period, openDaysBefore) }))
}

export type ScheduledPeriod = ReturnType<typeof periodsOf>[number]

/** So many days before the last day in time, or before the end of the period where there is none. */
const opensOn = ({ lastInTime, lastDay }: ReportPeriod, days: number): PlainDate =>
  addDays(lastInTime ?? lastDay, -days)

export function periodShown(period: ScheduledPeriod, roundId: string | null): Period {
  const { key, kind, name, dataFrom, dataTo, due, lastInTime, derivation, opensOn } = period
  return {
    ...{ key, kind, name: name.vi, dataFrom, dataTo, due, lastInTime, opensOn, roundId },
    derivation: derivation.map(({ vi }) => vi),
  }
}

/**
 * Periods whose round opens by itself on a day: those that have begun to be due and whose last day in time, or whose end,
 * is not further back than a month, so that a series made today does not open years of old rounds.
 */
export const dueToOpen = (periods: readonly ScheduledPeriod[], today: PlainDate): ScheduledPeriod[] =>
  periods.filter(({ opensOn: day, lastInTime, lastDay }) => day <= today && addDays(lastInTime ?? lastDay, 31) >= today)
