import { operation } from '#features/access/operation.ts'
import { findSurvey } from '#features/surveys/store.ts'
import { Problem } from '#platform/problem.ts'
import { findResult } from '../store.ts'
import { AskSingles, SinglesPage } from './schema.ts'
import { listSingles } from './store.ts'

export const showSingles = operation({
  name: 'estimate.singles',
  method: 'GET',
  path: '/surveys/:surveyId/results/:number/singles',
  summary: 'Từng nội dung của một yếu tố, từng thành phần của một nội dung hoặc một câu bằng số, theo nhóm và địa bàn.',
  input: AskSingles,
  output: SinglesPage,
  allow: 'survey.read',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async ({ db, subject }, { number, ...opened }) => {
    const result = await findResult(db, subject.id, number)
    if (!result) throw new Problem('access.not_found')
    return { singles: await listSingles(db, result, opened) }
  },
})
