import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { Day, Id } from '#features/access/schema.ts'
import { answersThatHold } from './receiving.ts'
import { OfSurvey } from './schema.ts'
import { findSurvey, insertIllustration } from './store.ts'

const Illustration = OfSurvey.extend({
  questionnaireVersion: z.number().int().min(1),
  answers: z
    .array(z.object({ id: z.uuidv4(), clusterId: Id, receivedOn: Day, answers: z.record(z.string(), z.unknown()) }))
    .max(5000),
})

export const illustrateSurvey = operation({
  name: 'survey.illustrate',
  method: 'POST',
  path: '/surveys/:surveyId/illustration',
  summary: 'Đưa phiếu minh họa vào cuộc khảo sát của tỉnh minh họa, ghi rõ là minh họa; chỉ chương trình làm việc này.',
  input: Illustration,
  output: z.object({ answers: z.number().int() }),
  allow: 'system',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async (context, { questionnaireVersion, answers }) => {
    const { db, subject } = context
    const kept = []
    for (const { answers: given, ...answer } of answers) {
      kept.push({
        ...answer,
        answers: await answersThatHold(context, subject.row, { questionnaireVersion, answers: given }),
      })
    }
    await insertIllustration(db, subject.id, questionnaireVersion, kept)
    return { answers: kept.length }
  },
})
