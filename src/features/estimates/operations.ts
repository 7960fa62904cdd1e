import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { findSurvey, findSurveyAt } from '#features/surveys/store.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import { countApart } from './public/store.ts'
import { resultsPage } from './reading.ts'
import * as shapes from './schema.ts'
import { findPublished, findResult, listPublished, listResults, type ResultRow, savePublished } from './store.ts'

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
    if (!result.publishedAt) {
      await checkApart(db, result)
      await checkCompared(context, result)
      await savePublished(db, result.id, now, actor.name)
    }
    return resultsPage(context, subject, number)
  },
  audit: ({ number }) => ({ number }),
})

/** Two published versions that differ by a few answers tell, beside each other, what those few said. */
async function checkApart(db: Db, { id, surveyId, answers, content }: ResultRow): Promise<void> {
  const { minimum } = content.method
  const before = (await listResults(db, surveyId)).filter(({ publishedAt }) => publishedAt)
  for (const { id: other, number, answers: own } of before) {
    if (Math.abs(own - answers) >= minimum) continue
    const n = await countApart(db, id, other, minimum)
    if (n > 0 && n < minimum) throw new Problem('estimate.too_alike', { n, number, minimum })
  }
}

/** What another agency found is not told before that agency has told it. */
async function checkCompared({ db, can }: Context, { content: { comparison } }: ResultRow): Promise<void> {
  if (!comparison) return
  const other = await findSurvey(db, comparison.surveyId)
  const isOwn = other && can(other).includes('survey.manage')
  if (isOwn || (await findResult(db, comparison.surveyId, comparison.number))?.publishedAt) return
  throw new Problem('estimate.compared_unpublished', { title: comparison.title, number: comparison.number })
}

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
