import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { Problem } from '#platform/problem.ts'
import { putAside } from '../asides/receiving.ts'
import { findSent } from '../asides/store.ts'
import { askedNow, getCompiled } from '../reading.ts'
import { answersThatHold, checkVersion, receive } from '../receiving.ts'
import { stateOn, timelinessOf, untilOf } from '../rules.ts'
import * as shapes from '../schema.ts'
import { listSurveys, subjectOf } from '../store.ts'
import { asCollector, findCollected } from './reading.ts'
import { aboutSent, aboutUnit } from './rules.ts'
import { holdUnit, isClusterOf, listGivenSurveys } from './store.ts'

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
      .filter((row) => row.state !== 'draft' && today <= untilOf(row).interviewsUntil)
      .filter((row) => context.can(asCollector(actor, subjectOf(row), given)).includes('survey.collect'))
      .slice(0, 50)
    const surveys = []
    for (const row of mine) {
      const questionnaireVersion = askedNow(row)
      const { questionnaire } = await getCompiled(context, row.questionnaireId, questionnaireVersion)
      const { id: surveyId, title, opensOn, closesOn } = row
      const { endsOn, interviewsUntil } = untilOf(row)
      const over = ['closed', 'over'].includes(stateOn(row, today))
      const days = { opensOn, closesOn, over, endsOn, interviewsUntil }
      surveys.push({ surveyId, title, ...days, questionnaireVersion, content: questionnaire })
    }
    return { userId: userId ?? '', name: actor.name, surveys }
  },
})

export const sendInterview = operation({
  name: 'interview.send',
  method: 'POST',
  path: '/interviews/:surveyId/answers',
  summary:
    'Gửi một phiếu phỏng vấn. Gửi lại cùng mã phiếu là cùng một phiếu. Phiếu bắt đầu trước khi cuộc khảo sát kết thúc còn được nhận một thời gian sau đó; phiếu của người đã được người khác hỏi được để riêng chờ xem.',
  input: shapes.SendInterview,
  output: shapes.InterviewReceived,
  allow: 'survey.collect',
  subject: (db, { surveyId }, context) => findCollected(db, surveyId, context),
  run: async (context, input) => {
    const { db, subject, userId, now, today } = context
    const { row } = subject
    if (row.state === 'draft') throw new Problem('survey.not_yet', { opensOn: row.opensOn })
    checkVersion(row, input.questionnaireVersion)
    if (input.clusterId && !(await isClusterOf(db, row.id, input.clusterId))) throw new Problem('access.not_found')
    const beganAt = new Date(now.getTime() - input.beganSecondsAgo * 1000)
    const answer = {
      ...{ id: input.submissionId, surveyId: row.id, questionnaireVersion: input.questionnaireVersion },
      ...{ channel: 'interviewer' as const, language: input.language, receivedOn: today, receivedAt: now },
      ...{ seconds: input.seconds, clusterId: input.clusterId ?? null, interviewerId: userId ?? '' },
      ...{ beganAt, answers: await answersThatHold(context, row, input) },
    }
    // One after the other where two were sent to the same person; who sends again finds his own.
    const unit = input.unitId === undefined ? undefined : await holdUnit(db, row.id, input.unitId)
    if (input.unitId !== undefined && !unit) throw new Problem('access.not_found')
    const before = await findSent(db, answer)
    if (before) return { received: true as const, about: aboutSent(before, unit, userId) }
    const timely = timelinessOf(row, beganAt, today)
    const late = timely !== 'inTime'
    const about = unit ? aboutUnit(unit, userId) : null
    const why = timely === 'unknowing' ? ('afterEnd' as const) : about?.why === 'passed' ? undefined : about?.why
    if (why) await putAside(context, row, { ...answer, late, why })
    else await receive(context, row, { ...answer, late })
    if (unit)
      await context.emit(why ? 'interview.setAside' : 'interview.received', { unitId: unit.id, by: userId ?? '' })
    return { received: true as const, about: why ? { why, by: about?.by ?? null } : about }
  },
})
