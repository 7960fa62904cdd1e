import { operation } from '#features/access/operation.ts'
import { findSurvey } from '#features/surveys/store.ts'
import { resultsPage } from './reading.ts'
import * as shapes from './schema.ts'

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
