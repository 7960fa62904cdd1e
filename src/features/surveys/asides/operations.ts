import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { Day } from '#features/access/schema.ts'
import { Problem } from '#platform/problem.ts'
import { getCompiled } from '../reading.ts'
import { receive } from '../receiving.ts'
import { OfAnswer } from '../schema.ts'
import { findSurvey } from '../store.ts'
import * as shapes from './schema.ts'
import { type AsideCursor, type AsideRow, countUndecided, findAside, listAsides, saveDecision } from './store.ts'

const told = ({
  id,
  why,
  place,
  interviewer,
  receivedOn,
  beganOn,
  seconds,
  decision,
  reason,
  decidedByName,
}: AsideRow) => ({
  ...{ id, why, place, interviewer, receivedOn, beganOn, seconds, decision, reason, decidedBy: decidedByName },
})

const LIMIT = 50
const cursorOf = ({ decision, receivedOn, id }: AsideRow) => `${decision === null} ${receivedOn} ${id}`
const Cursor = z.tuple([z.stringbool(), Day, z.uuid()])

/** None where somebody made it up: that is the first page. */
function cursorIn(text = ''): AsideCursor | undefined {
  const { data } = Cursor.safeParse(text.split(' '))
  return data && { undecided: data[0], on: data[1], id: data[2] }
}

export const listSurveyAsides = operation({
  name: 'survey.asides',
  method: 'GET',
  path: '/surveys/:surveyId/asides',
  summary:
    'Các phiếu phỏng vấn để riêng chờ xem, từng trang: người đã được người khác hỏi, đã được thay, hoặc hỏi sau khi đóng.',
  input: shapes.OfAsides,
  output: shapes.AsideList,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async ({ db }, { surveyId, after }) => {
    const rows = await listAsides(db, surveyId, { after: cursorIn(after), limit: LIMIT + 1 })
    const last = rows.length > LIMIT ? rows[LIMIT - 1] : undefined
    return {
      asides: rows.slice(0, LIMIT).map(told),
      undecided: await countUndecided(db, surveyId),
      next: last ? cursorOf(last) : null,
    }
  },
})

export const showSurveyAside = operation({
  name: 'survey.aside',
  method: 'GET',
  path: '/surveys/:surveyId/asides/:answerId',
  summary: 'Một phiếu phỏng vấn để riêng, với các câu trả lời.',
  input: OfAnswer,
  output: shapes.AsidePage,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async (context, { surveyId, answerId }) => {
    const aside = await findAside(context.db, surveyId, answerId)
    if (!aside) throw new Problem('access.not_found')
    const { questionnaireId } = context.subject.row
    const { questionnaire } = await getCompiled(context, questionnaireId, aside.questionnaireVersion)
    return { ...told(aside), answers: { ...aside.answers }, content: questionnaire }
  },
})

export const decideSurveyAside = operation({
  name: 'survey.decideAside',
  method: 'POST',
  path: '/surveys/:surveyId/asides/:answerId/decision',
  summary: 'Quyết định về một phiếu để riêng: tính, hoặc không tính; có lý do. Phiếu không tính vẫn được giữ.',
  input: shapes.DecideAside,
  output: shapes.AsideDecided,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async (context, { surveyId, answerId, take, reason }) => {
    const { db, now, actor, subject } = context
    const aside = await findAside(db, surveyId, answerId, true)
    if (!aside) throw new Problem('access.not_found')
    if (aside.decision) throw new Problem('survey.aside_decided')
    const { questionnaireVersion, language, answers, receivedOn, receivedAt, beganAt, seconds, late } = aside
    const by = { clusterId: aside.clusterId, interviewerId: aside.interviewerId }
    const kept = { questionnaireVersion, language, answers, receivedOn, receivedAt, beganAt, seconds, late, ...by }
    if (take) await receive(context, subject.row, { id: answerId, surveyId, channel: 'interviewer', ...kept })
    const decision = take ? ('taken' as const) : ('left' as const)
    await saveDecision(db, answerId, { decision, decidedAt: now, decidedByName: actor.name, reason })
    return { undecided: await countUndecided(db, surveyId) }
  },
  audit: ({ answerId, take, reason }) => ({ answerId, take, reason }),
})
