import { z } from 'zod'
import { workbookReply } from '#features/access/file-replies.ts'
import { operation } from '#features/access/operation.ts'
import { findSurveyAt } from '#features/surveys/store.ts'
import { Problem } from '#platform/problem.ts'
import { AskPublicResult } from '../publishing/schema.ts'
import { standingOf } from '../publishing/standing-rules.ts'
import { resultSheets } from '../sheet-rules.ts'
import { listAllSingles } from '../singles/store.ts'
import { findPublished } from '../store.ts'

export const publicResultXlsx = operation({
  name: 'estimate.publicXlsx',
  method: 'GET',
  path: '/public/survey-results/:slug/results.xlsx',
  summary: 'Mọi số liệu của kết quả khảo sát đã công bố (Excel).',
  input: AskPublicResult,
  output: z.unknown(),
  allow: 'anyone',
  reply: 'file',
  run: async ({ db }, { slug }) => {
    const survey = await findSurveyAt(db, slug)
    const result = survey && (await findPublished(db, survey.id))
    if (!result) throw new Problem('access.not_found')
    const { content } = result
    const sheets = resultSheets(content, await listAllSingles(db, result), standingOf(result))
    return workbookReply(`Kết quả ${content.title}`, sheets)
  },
})
