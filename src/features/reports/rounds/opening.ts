import type { Context } from '#features/access/operation.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { addDays } from '#lib/calendar/plain-date.ts'
import { Problem } from '#platform/problem.ts'
import { getPublishedForm } from '../forms/reading.ts'
import { keepForm } from '../forms/store.ts'
import { dueToOpen, periodsOf, type ScheduledPeriod } from '../rules.ts'
import { listSeriesThatOpen, type SeriesRow } from '../series/store.ts'
import { reportersOf } from '../tree/rules.ts'
import {
  authorOf,
  findRound,
  insertEntries,
  insertReports,
  insertRound,
  listHeads,
  listRounds,
  type NewRound,
  type RoundRow,
} from './store.ts'

export type Opening = Pick<NewRound, 'key' | 'name' | 'kind' | 'dataFrom' | 'dataTo' | 'lastInTime' | 'derivation'>

export const openingOf = ({ key, kind, name, dataFrom, dataTo, lastInTime, derivation }: ScheduledPeriod): Opening => ({
  ...{ key, kind, name: name.vi, dataFrom, dataTo, lastInTime },
  derivation: derivation.map(({ vi }) => vi),
})

/** The years whose reports may be due around a day. */
export const yearsAround = (today: string): number[] => [-1, 0, 1].map((step) => Number(today.slice(0, 4)) + step)

/**
 * Opens a round: the form is frozen, each agency that reports on this day gets its report, the collector its summary.
 * Undefined when the period has one already.
 */
export async function openFor(context: Context, series: SeriesRow, opening: Opening): Promise<RoundRow | undefined> {
  const { db, today } = context
  const form = await getPublishedForm(context, { code: series.formCode, version: series.formVersion })
  const agencyIds = reportersOf(await loadDirectory(db, today), series.reporters)
  if (agencyIds.length === 0) throw new Problem('report.no_reporters')
  const digest = await keepForm(db, form)
  const id = await insertRound(db, { seriesId: series.id, digest, ...opening }, authorOf(context))
  if (id === undefined) return undefined
  await insertReports(db, id, agencyIds, 'own')
  await insertReports(db, id, [series.agencyId], 'summary')
  const heads = await listHeads(db, [id])
  await insertEntries(
    db,
    heads.map((head) => ({ reportId: head.id, action: 'opened' })),
    authorOf(context),
  )
  return findRound(db, id, today)
}

/** What a day asks for: rounds whose time has come, and reports of agencies that came after their round had opened. */
export async function keepRounds(context: Context): Promise<{ opened: number; added: number }> {
  const { db, today } = context
  let [opened, added] = [0, 0]
  for (const series of await listSeriesThatOpen(db, today)) {
    const known = new Set((await listRounds(db, { seen: 'all', today, seriesId: series.id })).map(({ key }) => key))
    const due = dueToOpen(periodsOf(series, yearsAround(today)), today).filter(({ key }) => !known.has(key))
    for (const period of due) if (await openFor(context, series, openingOf(period))) opened += 1
    added += await addNewcomers(context, series)
  }
  return { opened, added }
}

/** Agencies that exist by the day of the figures and were not there when the round opened. */
async function addNewcomers(context: Context, series: SeriesRow): Promise<number> {
  const { db, today } = context
  let added = 0
  for (const round of await listRounds(db, { seen: 'all', today, state: 'open', seriesId: series.id })) {
    const cutOff = round.dataTo ?? round.lastInTime ?? today
    if (cutOff < addDays(today, -1)) continue
    const past = cutOff < today
    const directory = await loadDirectory(db, past ? cutOff : today)
    const known = new Set((await listHeads(db, [round.id])).map(({ agencyId }) => agencyId))
    const missing = reportersOf(directory, series.reporters).filter((id) => !known.has(id))
    await insertReports(db, round.id, missing, 'own')
    added += missing.length
  }
  return added
}
