import { operation } from '#features/access/operation.ts'
import { Checks } from '#features/samples/schema.ts'
import { findSample, listClusters, listInterviewers } from '#features/samples/store.ts'
import { OfSurvey } from '#features/surveys/schema.ts'
import { findSurvey } from '#features/surveys/store.ts'
import type { Questionnaire } from '#lib/questionnaire/schema.ts'
import type { Db } from '#platform/db/connection.ts'
import { Memory } from '#platform/db/memory.ts'
import { questionnaireOf } from '../reading.ts'
import { gridsOf, type Looked, night, proposals, tooFast } from './rules.ts'
import { countAnswers, findCourse, listMaybeOdd } from './store.ts'

const MOST = 200
const channel = 'interviewer'

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
    const sample = await findSample(db, subject.id)
    const places = new Map((sample ? await listClusters(db, sample.id) : []).map(({ id, label }) => [id, label]))
    const people = new Map((await listInterviewers(db, subject.row, today)).map(({ id, name }) => [id, name]))
    const { looked, odd } = await oddOnes(db, subject.id, questionnaire)
    return {
      looked,
      proposals: odd.map(({ id, why, clusterId, interviewerId, receivedAt, seconds }) => ({
        ...{ answerId: id, place: (clusterId && places.get(clusterId)) || null },
        ...{ interviewer: (interviewerId && people.get(interviewerId)) || null },
        ...{ receivedAt: receivedAt?.toISOString() ?? null, seconds, why },
      })),
    }
  },
})

const read = new Memory()

/** Gone through once for each number of answers: none is ever changed, and each correction is a further row. */
async function oddOnes(db: Db, surveyId: string, questionnaire: Questionnaire) {
  const { all, looked } = await countAnswers(db, surveyId, channel)
  const grids = gridsOf(questionnaire)
  return read.recall('', JSON.stringify([surveyId, all, grids]), async () => {
    const course = await findCourse(db, surveyId, channel)
    const maybe = await listMaybeOdd(db, { surveyId, channel, fasterThan: tooFast(course), night, grids })
    const byId = new Map(maybe.map((each) => [each.id, each]))
    const told = proposals(questionnaire, course, maybe).slice(0, MOST)
    return { looked, odd: told.flatMap(({ id, why }) => ({ ...(byId.get(id) as Looked), why })) }
  })
}
