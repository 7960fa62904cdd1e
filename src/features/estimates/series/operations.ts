import { z } from 'zod'
import { workbookReply } from '#features/access/file-replies.ts'
import { type Context, operation } from '#features/access/operation.ts'
import { findQuestionnaire } from '#features/questionnaires/store.ts'
import { OfSurvey } from '#features/surveys/schema.ts'
import { findSurvey, findSurveyAt, listSurveys, type SurveyRow, subjectOf } from '#features/surveys/store.ts'
import { Problem } from '#platform/problem.ts'
import { AskPublicResult } from '../publishing/schema.ts'
import { seriesSheets, strandsOf } from './rules.ts'
import { PublicSeries, SeriesPage } from './schema.ts'
import { listSeries } from './store.ts'

/** Surveys by the same questionnaire; invented answers stand with invented ones only. */
const alike = (rows: readonly SurveyRow[], { questionnaireId, illustrative }: SurveyRow) =>
  rows.filter((row) => row.questionnaireId === questionnaireId && row.illustrative === illustrative)

async function strandsFor({ db, can }: Context, survey: SurveyRow) {
  const rows = alike(await listSurveys(db), survey).filter((row) => can(subjectOf(row)).includes('survey.read'))
  return strandsOf(
    await listSeries(
      db,
      rows.map(({ id }) => id),
      false,
    ),
  )
}

export const showSeries = operation({
  name: 'estimate.series',
  method: 'GET',
  path: '/surveys/:surveyId/series',
  summary: 'Diễn biến qua các cuộc khảo sát cùng một phiếu: chỉ số, yếu tố, điểm, kèm khoảng tin cậy.',
  input: OfSurvey,
  output: SeriesPage,
  allow: 'survey.read',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async (context) => {
    const { db, subject } = context
    const { row } = subject
    const questionnaire = await findQuestionnaire(db, row.questionnaireId)
    return {
      ...{ surveyId: row.id, title: row.title, illustrative: row.illustrative, can: context.can(subject) },
      questionnaire: questionnaire?.row.title ?? '',
      strands: await strandsFor(context, row),
    }
  },
})

export const seriesXlsx = operation({
  name: 'estimate.seriesXlsx',
  method: 'GET',
  path: '/surveys/:surveyId/series.xlsx',
  summary: 'Diễn biến qua các cuộc khảo sát cùng một phiếu (Excel).',
  input: OfSurvey,
  output: z.unknown(),
  allow: 'survey.read',
  reply: 'file',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async (context) => {
    const { row } = context.subject
    const strands = await strandsFor(context, row)
    if (strands.length === 0) throw new Problem('access.not_found')
    return workbookReply(`Diễn biến ${row.title}`, seriesSheets(strands))
  },
})

export const publicSeries = operation({
  name: 'estimate.publicSeries',
  method: 'GET',
  path: '/public/survey-results/:slug/series',
  summary: 'Diễn biến qua các cuộc khảo sát cùng một phiếu đã công bố kết quả.',
  input: AskPublicResult,
  output: PublicSeries,
  allow: 'anyone',
  run: async ({ db }, { slug }) => {
    const survey = await findSurveyAt(db, slug)
    if (!survey) throw new Problem('access.not_found')
    const ids = alike(await listSurveys(db), survey).map(({ id }) => id)
    const results = await listSeries(db, ids, true)
    if (!results.some(({ surveyId }) => surveyId === survey.id)) throw new Problem('access.not_found')
    return { strands: strandsOf(results) }
  },
})
