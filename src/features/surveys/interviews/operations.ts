import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { Problem } from '#platform/problem.ts'
import { askedNow, getCompiled } from '../reading.ts'
import { answersThatHold, checkVersion, receive } from '../receiving.ts'
import { stateOn } from '../rules.ts'
import * as shapes from '../schema.ts'
import { findAnswer, findSurvey, isSent, listSurveys, type SurveySubject, subjectOf } from '../store.ts'
import { isClusterOf, listGivenSurveys } from './store.ts'

/** Whoever was given people of its sample collects too, whichever agency he is from. */
function asCollector({ actor }: Context, subject: SurveySubject, given: ReadonlySet<string>): SurveySubject {
  if (!given.has(subject.id)) return subject
  const { coordinating = [] } = subject.parts
  const own = actor.grants.map(({ agencyId }) => agencyId)
  return { ...subject, parts: { ...subject.parts, coordinating: [...coordinating, ...own] } }
}

export const interviewKit = operation({
  name: 'interview.kit',
  method: 'GET',
  path: '/interviews',
  summary: 'Những gì phỏng vấn viên mang theo khi không có mạng: các cuộc khảo sát được thu và phiếu của từng cuộc.',
  input: z.object({}),
  output: shapes.InterviewKit,
  allow: 'signedIn',
  run: async (context) => {
    const { db, userId, today, actor } = context
    const given = await listGivenSurveys(db, userId ?? '')
    const mine = (await listSurveys(db))
      .filter((row) => ['open', 'waiting'].includes(stateOn(row, today)))
      .filter((row) => context.can(asCollector(context, subjectOf(row), given)).includes('survey.collect'))
      .slice(0, 50)
    const surveys = []
    for (const row of mine) {
      const questionnaireVersion = askedNow(row)
      const { questionnaire } = await getCompiled(context, row.questionnaireId, questionnaireVersion)
      const { id: surveyId, title, opensOn, closesOn } = row
      surveys.push({ surveyId, title, opensOn, closesOn, questionnaireVersion, content: questionnaire })
    }
    return { userId: userId ?? '', name: actor.name, surveys }
  },
})

export const sendInterview = operation({
  name: 'interview.send',
  method: 'POST',
  path: '/interviews/:surveyId/answers',
  summary:
    'Gửi một phiếu phỏng vấn. Gửi lại cùng mã phiếu là cùng một phiếu. Phiếu làm khi không có mạng được nhận cả sau khi cuộc khảo sát kết thúc.',
  input: shapes.SendInterview,
  output: shapes.Received,
  allow: 'survey.collect',
  subject: async (db, { surveyId }, context) => {
    const subject = await findSurvey(db, surveyId)
    return subject && asCollector(context, subject, await listGivenSurveys(db, context.userId ?? ''))
  },
  run: async (context, input) => {
    const { db, subject, userId, now, today } = context
    const { row } = subject
    if (row.state === 'draft') throw new Problem('survey.not_yet', { opensOn: row.opensOn })
    checkVersion(row, input.questionnaireVersion)
    if (input.clusterId && !(await isClusterOf(db, row.id, input.clusterId))) throw new Problem('access.not_found')
    const answer = {
      ...{ id: input.submissionId, surveyId: row.id, questionnaireVersion: input.questionnaireVersion },
      ...{ channel: 'interviewer' as const, language: input.language, receivedOn: today, receivedAt: now },
      ...{ seconds: input.seconds, clusterId: input.clusterId ?? null, interviewerId: userId },
      beganAt: new Date(now.getTime() - input.beganSecondsAgo * 1000),
      answers: await answersThatHold(context, row, input),
    }
    if (!isSent(await findAnswer(db, answer.id), answer)) await receive(context, row, answer)
    return { received: true as const }
  },
})
