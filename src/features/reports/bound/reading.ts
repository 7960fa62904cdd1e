import { type Context, todayInVietnam } from '#features/access/operation.ts'
import { loadDirectory } from '#features/directory/store.ts'
import type { Directories } from '#features/estimates/onward/place-rules.ts'
import type { Result } from '#features/estimates/schema.ts'
import { findPublishedOf, findResult, isPublic } from '#features/estimates/store.ts'
import { type Figure, figureOf } from '#lib/reporting/figure.ts'
import type { Bound, ReportForm } from '#lib/reporting/form.ts'
import { fieldsOf } from '../filling/rules.ts'
import { asOf, type ReportHead, type RoundRow } from '../rounds/store.ts'
import { countOf, countsWork, type WorkRow } from './rules.ts'
import { findScore, listWork } from './store.ts'
import { type Earlier, type Published, type SurveyBound, surveyFigure } from './survey-rules.ts'

type Of = { round: RoundRow; report: Pick<ReportHead, 'agencyId' | 'kind'> }
type Reading = Pick<Context, 'db' | 'today'>

/** The days whose work counts: from the first day of the figures, or of the year where none is named. */
export function daysOf(round: RoundRow, today: string): { from: string; to: string } {
  const day = asOf(round, today)
  const to = day < today ? day : today
  return { from: round.dataFrom ?? `${to.slice(0, 4)}-01-01`, to }
}

export const workOf = ({ db, today }: Reading, { round, report }: Of): Promise<WorkRow[]> =>
  listWork(db, { agencyIds: [report.agencyId], kind: report.kind, ...daysOf(round, today) })

export type Counted = { value: Figure | null; says: string }

/** What the program counts for the fields that fill themselves: one query for all about work, one for each score and each survey. */
export async function countBound(context: Reading, form: ReportForm, of: Of): Promise<Map<string, Counted>> {
  const bound = fieldsOf(form).flatMap(({ field, row }) => (row.bound ? [{ field, bound: row.bound, row }] : []))
  if (bound.length === 0) return new Map()
  const { to } = daysOf(of.round, context.today)
  const work = bound.some((it) => countsWork(it.bound)) ? await workOf(context, of) : []
  const surveyOf = publishedBy(context, to)
  const found = new Map<string, Counted>()
  for (const { field, bound: it, row } of bound)
    found.set(
      field,
      it.kind === 'score'
        ? await scoreOf(context, it, of, to, row.decimals)
        : it.kind === 'survey'
          ? await surveyOf(it, of, row.decimals)
          : countOf(it, work, to),
    )
  return found
}

type Surveyed = { published: Published | undefined; directories: Directories | null; earlier: Earlier | undefined }

/** Figures of surveys by a day; each result, and the names of its time, are read once. */
function publishedBy({ db }: Reading, to: string) {
  const known = new Map<string, Surveyed>()
  const namesOf = async ({ closesOn }: Result): Promise<Directories> => {
    const surveyed = await loadDirectory(db, closesOn < to ? closesOn : to)
    return { surveyed, now: await loadDirectory(db, to) }
  }
  const earlierOf = async ({ comparison }: Result, isOfPlace: boolean): Promise<Earlier | undefined> => {
    const before = comparison && (await findResult(db, comparison.surveyId, comparison.number))
    if (!before?.publishedAt || !isPublic(before) || todayInVietnam(before.publishedAt) > to) return undefined
    return { content: before.content, directories: isOfPlace ? await namesOf(before.content) : null }
  }
  const read = async ({ questionnaire, compared }: SurveyBound, isOfPlace: boolean): Promise<Surveyed> => {
    const key = `${questionnaire} ${isOfPlace} ${compared !== undefined}`
    const before = known.get(key)
    if (before) return before
    const published = await findPublishedOf(db, questionnaire, to)
    const directories = published && isOfPlace ? await namesOf(published.content) : null
    const earlier = published && compared ? await earlierOf(published.content, isOfPlace) : undefined
    const found = { published, directories, earlier }
    known.set(key, found)
    return found
  }
  return async (bound: SurveyBound, { report }: Of, decimals: number): Promise<Counted> => {
    const isOfPlace = bound.of?.kind === 'agency' || (bound.of?.kind === 'own' && report.kind === 'own')
    const { published, ...names } = await read(bound, isOfPlace)
    return surveyFigure(published, bound, decimals, { ...report, ...names })
  }
}

async function scoreOf(
  { db }: Reading,
  { framework, criterion }: Extract<Bound, { kind: 'score' }>,
  { report: { agencyId } }: Of,
  to: string,
  decimals: number,
): Promise<Counted> {
  const score = await findScore(db, { agencyId, framework, criterion, to })
  if (!score) return { value: null, says: 'Chưa có điểm đã công bố' }
  // 10^-12 of a point, rounded half up to the decimals of the row.
  const unit = 10n ** BigInt(12 - decimals)
  const rounded = ((BigInt(Math.round(score.points)) + unit / 2n) / unit) * 10n ** BigInt(6 - decimals)
  return { value: figureOf(rounded), says: `Điểm đã công bố của năm ${score.year}` }
}
