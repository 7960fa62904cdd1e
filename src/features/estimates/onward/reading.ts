import { type Context, todayInVietnam } from '#features/access/operation.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { findSurvey } from '#features/surveys/store.ts'
import { Problem } from '#platform/problem.ts'
import type { Part } from '../schema.ts'
import { findResult, listResults, type ResultRow } from '../store.ts'
import { type MatchedPlaces, matchPlaces } from './place-rules.ts'
import { figuresIn, type OnwardFigure, sampleOf } from './rules.ts'
import type { SurveyFigures } from './schema.ts'

export type Taken = { surveyId: string; slug: string; result: ResultRow; publishedOn: string; part: Part }

/** The named version, or the newest that was published; what is not published is nobody else's. */
async function findToTake({ db, can }: Context, surveyId: string, number: number | undefined) {
  const survey = await findSurvey(db, surveyId)
  if (!survey || !can(survey).includes('survey.read')) throw new Problem('access.not_found')
  const wanted = number ?? (await listResults(db, surveyId)).find(({ publishedAt }) => publishedAt)?.number
  const result = wanted === undefined ? undefined : await findResult(db, surveyId, wanted)
  if (!result?.publishedAt) throw new Problem('round.survey_unpublished')
  return { surveyId, slug: survey.row.slug, result, publishedOn: todayInVietnam(result.publishedAt) }
}

/** A published version with the part that stands for all: answers of an open link are taken by nobody. */
export async function resultToTake(context: Context, surveyId: string, number: number | undefined): Promise<Taken> {
  const found = await findToTake(context, surveyId, number)
  const part = sampleOf(found.result.content)
  if (!part) throw new Problem('round.survey_no_sample')
  return { ...found, part }
}

/** The named figure, or the first of the result. */
export function figureToTake({ part }: Taken, code: string | undefined): OnwardFigure {
  const figure = figuresIn(part).find((it) => code === undefined || it.code === code)
  if (!figure) throw new Problem('round.survey_no_figure', { figure: code ?? '' })
  return figure
}

/** What a version has to offer, for whoever chooses. */
export async function figuresOffered(
  context: Context,
  { surveyId, number }: { surveyId: string; number?: number | undefined },
): Promise<SurveyFigures> {
  const { result } = await findToTake(context, surveyId, number)
  const { content } = result
  const part = sampleOf(content)
  const versions = await listResults(context.db, surveyId)
  return {
    ...{ title: content.title, illustrative: content.illustrative, number: result.number },
    versions: versions.flatMap((it) =>
      it.publishedAt ? [{ number: it.number, publishedOn: todayInVietnam(it.publishedAt) }] : [],
    ),
    answers: part?.answers ?? 0,
    figures: (part ? figuresIn(part) : []).map(({ code, label, scale, places, groups }) => ({
      ...{ code, label, scale, places: places.length },
      groups: groups.reduce((sum, { lines }) => sum + lines.length, 0),
    })),
  }
}

/** Whose each place is, by the names of the survey's last day and of today. */
export async function placesOfAgencies(
  { db, today }: Pick<Context, 'db' | 'today'>,
  { places }: OnwardFigure,
  { closesOn }: { closesOn: string },
  agencyIds: ReadonlySet<string>,
): Promise<MatchedPlaces> {
  const surveyed = await loadDirectory(db, closesOn < today ? closesOn : today)
  return matchPlaces({ surveyed, now: await loadDirectory(db, today) }, places, agencyIds)
}
