import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { findSurvey, findSurveyAt } from '#features/surveys/store.ts'
import { Problem } from '#platform/problem.ts'
import { resultsPage } from './reading.ts'
import * as shapes from './schema.ts'
import { findPublished, findResult, listPublished, savePublished } from './store.ts'

export const showResults = operation({
  name: 'estimate.get',
  method: 'GET',
  path: '/surveys/:surveyId/results',
  summary: 'Kết quả khảo sát theo phiên bản: ước lượng, sai số, tỷ lệ trả lời, so sánh.',
  input: shapes.AskResults,
  output: shapes.ResultsPage,
  allow: 'survey.read',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: (context, { number }) => resultsPage(context, context.subject, number),
})

export const publishResult = operation({
  name: 'estimate.publish',
  method: 'POST',
  path: '/surveys/:surveyId/results/:number/publish',
  summary: 'Công bố một phiên bản kết quả trên cổng thông tin.',
  input: shapes.FileOfResult,
  output: shapes.ResultsPage,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async (context, { number }) => {
    const { db, now, actor, subject } = context
    const result = await findResult(db, subject.id, number)
    if (!result) throw new Problem('access.not_found')
    if (!result.publishedAt) await savePublished(db, result.id, now, actor.name)
    return resultsPage(context, subject, number)
  },
  audit: ({ number }) => ({ number }),
})

export const listPublicResults = operation({
  name: 'estimate.listPublic',
  method: 'GET',
  path: '/public/survey-results',
  summary: 'Các cuộc khảo sát đã công bố kết quả.',
  input: z.object({}),
  output: shapes.PublicResultList,
  allow: 'anyone',
  run: async ({ db }) => ({ results: await listPublished(db) }),
})

export const showPublicResult = operation({
  name: 'estimate.public',
  method: 'GET',
  path: '/public/survey-results/:slug',
  summary: 'Kết quả đã công bố của một cuộc khảo sát: ước lượng, sai số, cách làm.',
  input: shapes.AskPublicResult,
  output: shapes.PublicResult,
  allow: 'anyone',
  run: async ({ db }, { slug }) => {
    const survey = await findSurveyAt(db, slug)
    const result = survey && (await findPublished(db, survey.id))
    if (!result?.publishedAt) throw new Problem('access.not_found')
    return { slug, number: result.number, publishedAt: result.publishedAt.toISOString(), content: result.content }
  },
})
