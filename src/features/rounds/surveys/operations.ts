import { z } from 'zod'
import { type Context, operation, todayInVietnam } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { matchPlaces } from '#features/estimates/onward/place-rules.ts'
import { figuresIn, sampleOf } from '#features/estimates/onward/rules.ts'
import { findResult, listResults, type ResultRow } from '#features/estimates/store.ts'
import { findSurvey } from '#features/surveys/store.ts'
import { methodLines } from '#lib/scoring/explain.ts'
import { Problem } from '#platform/problem.ts'
import { decimalText } from '../engine.ts'
import { boundsOf } from '../form.ts'
import { authorOf, getEngine, getRound, insertEntry, type RoundSubject } from '../store.ts'
import { surveyedIn, takeFrom } from './rules.ts'
import { AskFigures, SurveyFigures, SurveyPoints, TakeOutcome, TakeSurvey } from './schema.ts'
import { listTaken, listUnits, saveTaken } from './store.ts'

type OnRound = Context & { subject: RoundSubject }

export const showSurveyPoints = operation({
  name: 'round.surveyPoints',
  method: 'GET',
  path: '/rounds/:roundId/survey-points',
  summary: 'Tiêu chí nào của kỳ lấy điểm từ khảo sát, đã lấy từ kết quả nào, và đã có phiên bản mới hơn chưa.',
  input: z.object({ roundId: Id }),
  output: SurveyPoints,
  allow: 'round.manage',
  subject: (db, { roundId }) => getRound(db, roundId),
  run: async ({ db, subject }, { roundId }) => {
    const engine = await getEngine(db, subject.round)
    const criteria = surveyedIn(engine).map(({ code, name, method }) => {
      const { max } = boundsOf(engine, code)
      return { code, name: name.vi, max: decimalText(max), rule: method ? methodLines(method, max) : [] }
    })
    return { criteria, taken: await listTaken(db, roundId) }
  },
})

export const showSurveyFigures = operation({
  name: 'round.surveyFigures',
  method: 'GET',
  path: '/rounds/:roundId/survey-figures',
  summary: 'Những số liệu lấy được từ một phiên bản kết quả khảo sát đã công bố: chung, theo địa bàn, theo nhóm.',
  input: AskFigures,
  output: SurveyFigures,
  allow: 'round.manage',
  subject: (db, { roundId }) => getRound(db, roundId),
  run: async (context, { surveyId, number }) => {
    const { result } = await resultToTake(context, surveyId, number)
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
  },
})

export const takeSurvey = operation({
  name: 'round.takeSurvey',
  method: 'POST',
  path: '/rounds/:roundId/survey-points',
  summary:
    'Lấy điểm tiêu chí điều tra từ một số liệu của kết quả khảo sát đã công bố, mỗi đơn vị số của địa bàn mình; mặc định chỉ thử.',
  input: TakeSurvey,
  output: TakeOutcome,
  allow: 'round.manage',
  subject: (db, { roundId }) => getRound(db, roundId, 'change'),
  run: async (context, input) => {
    const { subject, db } = context
    if (subject.round.stage === 'published') throw new Problem('round.published')
    const { result, slug, publishedOn } = await resultToTake(context, input.surveyId, input.number)
    const { content, number } = result
    const part = sampleOf(content)
    if (!part) throw new Problem('round.survey_no_sample')
    const figure = figuresIn(part).find(({ code }) => code === input.figure)
    if (!figure) throw new Problem('round.survey_no_figure', { figure: input.figure })
    const engine = await getEngine(db, subject.round)
    const criterion = surveyedIn(engine).find(({ code }) => code === input.code)
    if (!criterion) throw new Problem('round.survey_elsewhere', { code: input.code })
    const units = await listUnits(db, subject.round.id, input.code)
    const { values, ...told } = takeFrom({
      ...{ engine, criterion, figure, units },
      result: { content, number, publishedOn, surveyId: input.surveyId, slug },
      places: await placesOf(context, figure.places, content.closesOn),
      byHand: new Map(input.cells.map(({ sheetId, cell }) => [sheetId, cell])),
    })
    const changing = new Set(told.rows.filter(({ state }) => state === 'taken').map(({ sheetId }) => sheetId))
    const changed = values.filter(({ sheetId }) => changing.has(sheetId))
    const written = !input.dryRun && values.length > 0
    if (written && changed.length > 0) await keep(context, input.code, changed)
    return {
      ...{ written, taken: values.length, changed: changed.length, title: content.title, number, publishedOn },
      ...{ illustrative: content.illustrative, onlyWhole: figure.places.length === 0, ...told },
    }
  },
  audit: ({ surveyId, code, figure }, { written, taken, changed, number }) => ({
    ...{ surveyId, number, code, figure, written, taken, changed },
  }),
})

async function keep(context: OnRound, code: string, changed: Parameters<typeof saveTaken>[2]): Promise<void> {
  const { db, subject } = context
  const by = authorOf(context)
  const roundId = subject.round.id
  await saveTaken(db, { roundId, code }, changed, by)
  const [first] = changed
  const filename = first ? `${first.source.title}, phiên bản ${first.source.number}` : ''
  const said = { filename, values: changed.length, criteria: [code], surveyId: first?.source.surveyId }
  await insertEntry(db, { roundId, action: 'imported', said }, by)
}

type ToTake = { result: ResultRow; slug: string; publishedOn: string }

/** The named version, or the newest that was published; what is not published is nobody else's. */
async function resultToTake({ db, can }: Context, surveyId: string, number: number | undefined): Promise<ToTake> {
  const survey = await findSurvey(db, surveyId)
  if (!survey || !can(survey).includes('survey.read')) throw new Problem('access.not_found')
  const wanted = number ?? (await listResults(db, surveyId)).find(({ publishedAt }) => publishedAt)?.number
  const result = wanted === undefined ? undefined : await findResult(db, surveyId, wanted)
  if (!result?.publishedAt) throw new Problem('round.survey_unpublished')
  return { result, slug: survey.row.slug, publishedOn: todayInVietnam(result.publishedAt) }
}

async function placesOf(
  { db, subject, today }: OnRound,
  places: readonly { code: string; label: string }[],
  closedOn: string,
) {
  const agencyIds = new Set(subject.sheets.map(({ agencyId }) => agencyId))
  const surveyed = await loadDirectory(db, closedOn < today ? closedOn : today)
  return matchPlaces({ surveyed, now: await loadDirectory(db, today) }, places, agencyIds)
}
