import type { z } from 'zod'
import { type Context, todayInVietnam } from '#features/access/operation.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { findSurvey } from '#features/surveys/store.ts'
import { Problem } from '#platform/problem.ts'
import type { Part } from '../schema.ts'
import { findResult, isPublic, listResults, type ResultRow } from '../store.ts'
import { type MatchedPlaces, matchPlaces } from './place-rules.ts'
import { figuresIn, isRatingOf, type OnwardFigure, sampleOf } from './rules.ts'
import type { SurveyFeeds, SurveyFigures } from './schema.ts'
import { type Feed, feedsApart } from './taking-rules.ts'

type Taken = { surveyId: string; slug: string; result: ResultRow; publishedOn: string; part: Part }

/** The named version, or the newest that was published; what is not published is nobody else's. */
async function findToTake({ db, can }: Context, surveyId: string, number: number | undefined) {
  const survey = await findSurvey(db, surveyId)
  if (!survey || !can(survey).includes('survey.read')) throw new Problem('access.not_found')
  const wanted = number ?? (await listResults(db, surveyId)).find(isPublic)?.number
  const result = wanted === undefined ? undefined : await findResult(db, surveyId, wanted)
  if (!result?.publishedAt || !isPublic(result)) throw new Problem('round.survey_unpublished')
  return { surveyId, slug: survey.row.slug, result, publishedOn: todayInVietnam(result.publishedAt) }
}

/** A published version with the part that stands for all: answers of an open link are taken by nobody. */
async function resultToTake(context: Context, surveyId: string, number: number | undefined): Promise<Taken> {
  const found = await findToTake(context, surveyId, number)
  const part = sampleOf(found.result.content)
  if (!part) throw new Problem('round.survey_no_sample')
  return { ...found, part }
}

/** The named figure, or the first that fits. */
function figureToTake({ part }: Taken, code: string | undefined, sharesOnly: boolean): OnwardFigure {
  const figures = figuresIn(part)
  const isShare = ({ scale }: OnwardFigure) => scale === null
  const figure = figures.find((it) => (code === undefined ? !sharesOnly || isShare(it) : it.code === code))
  if (!figure) throw new Problem('round.survey_no_figure', { figure: code ?? '' })
  if (sharesOnly && !isShare(figure)) throw new Problem('score.survey_no_share')
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
      it.publishedAt && isPublic(it) ? [{ number: it.number, publishedOn: todayInVietnam(it.publishedAt) }] : [],
    ),
    answers: part?.answers ?? 0,
    figures: (part ? figuresIn(part) : []).map(({ code, label, scale, places, groups }) => ({
      ...{ code, label, scale, places: places.length },
      groups: groups.reduce((sum, { lines }) => sum + lines.length, 0),
    })),
  }
}

/** Whose each place is, by the names of the survey's last day and of today. */
async function placesOfAgencies(
  { db, today }: Pick<Context, 'db' | 'today'>,
  { places }: OnwardFigure,
  { closesOn }: { closesOn: string },
  agencyIds: ReadonlySet<string>,
): Promise<MatchedPlaces> {
  const surveyed = await loadDirectory(db, closesOn < today ? closesOn : today)
  return matchPlaces({ surveyed, now: await loadDirectory(db, today) }, places, agencyIds)
}

type AskedFeeds = {
  from: z.infer<typeof SurveyFeeds>
  /** Whose places are looked for. */
  agencyIds: ReadonlySet<string>
  /** The score of a rating that alone may be taken; null: any figure. */
  rating: string | null
  /** Points of a scale are not taken. */
  sharesOnly?: boolean
}

/** All surveys of which somebody wants figures, each in the version that was asked for, or what keeps them from going together. */
export async function feedsToTake(
  context: Context,
  { from, agencyIds, rating, sharesOnly = false }: AskedFeeds,
): Promise<Feed[]> {
  const feeds: Feed[] = []
  for (const { surveyId, number, figure: code, weight } of from) {
    const taken = await resultToTake(context, surveyId, number)
    const figure = figureToTake(taken, code ?? rating ?? undefined, sharesOnly)
    if (rating !== null && !isRatingOf(rating, figure)) throw new Problem('round.survey_other_score', { score: rating })
    const { slug, publishedOn, result } = taken
    const { content, number: version } = result
    const places = await placesOfAgencies(context, figure, content, agencyIds)
    feeds.push({ surveyId, slug, number: version, publishedOn, content, figure, weight, places })
  }
  const apart = feedsApart(feeds)
  if (apart) throw new Problem(apart === 'twice' ? 'round.survey_twice' : 'round.survey_scales')
  return feeds
}
