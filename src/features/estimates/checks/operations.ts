import { operation } from '#features/access/operation.ts'
import { Checks } from '#features/samples/schema.ts'
import { findSample, listClusters, listInterviewers } from '#features/samples/store.ts'
import { OfSurvey } from '#features/surveys/schema.ts'
import { findSurvey } from '#features/surveys/store.ts'
import { questionnaireOf } from '../reading.ts'
import { proposals } from './rules.ts'
import { listAnswers } from './store.ts'

const MOST = 200

export const showChecks = operation({
  name: 'estimate.checks',
  method: 'GET',
  path: '/surveys/:surveyId/checks',
  summary: 'Phiếu nên hỏi lại: quá nhanh, trả lời một mức, ban đêm, giống hệt nhau; chỉ là đề xuất.',
  input: OfSurvey,
  output: Checks,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async (context) => {
    const { db, subject, today } = context
    const { questionnaire } = await questionnaireOf(context, subject)
    const answers = await listAnswers(db, subject.id, 'interviewer')
    const sample = await findSample(db, subject.id)
    const places = new Map((sample ? await listClusters(db, sample.id) : []).map(({ id, label }) => [id, label]))
    const people = new Map((await listInterviewers(db, subject.row, today)).map(({ id, name }) => [id, name]))
    const byId = new Map(answers.map((answer) => [answer.id, answer]))
    return {
      looked: answers.length,
      proposals: proposals(questionnaire, answers)
        .slice(0, MOST)
        .flatMap(({ id, why }) => {
          const own = byId.get(id)
          if (!own) return []
          const { clusterId, interviewerId, receivedAt, seconds } = own
          const place = (clusterId && places.get(clusterId)) || null
          const interviewer = (interviewerId && people.get(interviewerId)) || null
          return [{ answerId: id, place, interviewer, receivedAt: receivedAt?.toISOString() ?? null, seconds, why }]
        }),
    }
  },
})
