import { randomUUID } from 'node:crypto'
import { type Context, operation } from '#features/access/operation.ts'
import { walk } from '#lib/questionnaire/answering.ts'
import { Problem } from '#platform/problem.ts'
import { paperAnswers } from '../paper/rules.ts'
import { countTowards } from '../quotas/store.ts'
import { getCompiled } from '../reading.ts'
import { quotasOf } from '../receiving.ts'
import * as shapes from '../schema.ts'
import { findSurvey, insertAnswer, type SurveyRow } from '../store.ts'
import { findWhole, holdAnswer, listAnswers, type WholeAnswer } from './store.ts'

const LIMIT = 50

export const listSurveyAnswers = operation({
  name: 'survey.answers',
  method: 'GET',
  path: '/surveys/:surveyId/answers',
  summary: 'Các phiếu đã nhận, từng trang: ngày, cách thu, phiếu nào đã được sửa bằng phiếu sau.',
  input: shapes.AnswerList.input,
  output: shapes.AnswerList.output,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async ({ db, subject }, { surveyId, after }) => {
    const [on, id] = after?.split(' ') ?? []
    const rows = await listAnswers(db, surveyId, { after: on && id ? { on, id } : undefined, limit: LIMIT + 1 })
    const last = rows.length > LIMIT ? rows[LIMIT - 1] : undefined
    return {
      title: subject.row.title,
      answers: rows.slice(0, LIMIT),
      next: last ? `${last.receivedOn} ${last.id}` : null,
    }
  },
})

export const showAnswer = operation({
  name: 'survey.showAnswer',
  method: 'GET',
  path: '/surveys/:surveyId/answers/:answerId',
  summary: 'Một phiếu đã nhận, với lý do nếu là phiếu sửa.',
  input: shapes.OfAnswer,
  output: shapes.AnswerPage,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async (context, { surveyId, answerId }) => {
    const answer = await findWhole(context.db, surveyId, answerId)
    if (!answer) throw new Problem('access.not_found')
    return pageOf(context, context.subject.row, answer)
  },
})

async function pageOf(context: Context, row: SurveyRow, answer: WholeAnswer) {
  const { questionnaire } = await getCompiled(context, row.questionnaireId, answer.questionnaireVersion)
  const { id, channel, receivedOn, questionnaireVersion, answers, corrects, nextId, reason, correctedByName } = answer
  return {
    ...{
      late: answer.late ?? false,
      id,
      channel,
      receivedOn,
      questionnaireVersion,
      reason,
      correctedByName,
      answers: { ...answers },
    },
    ...{ corrects: corrects ?? null, correctedBy: nextId, content: questionnaire },
  }
}

export const correctAnswer = operation({
  name: 'survey.correctAnswer',
  method: 'POST',
  path: '/surveys/:surveyId/answers/:answerId/corrections',
  summary: 'Sửa một phiếu: phiếu cũ giữ nguyên, phiếu mới nêu lý do và thay phiếu cũ khi tính.',
  input: shapes.CorrectAnswer,
  output: shapes.AnswerPage,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async (context, { surveyId, answerId, answers: given, reason }) => {
    const { db, actor, subject } = context
    await holdAnswer(db, answerId)
    const before = await findWhole(db, surveyId, answerId)
    if (!before) throw new Problem('access.not_found')
    if (before.nextId) throw new Problem('survey.not_corrected')
    const compiled = await getCompiled(context, subject.row.questionnaireId, before.questionnaireVersion)
    const read = before.channel === 'paper' ? paperAnswers : walk
    const { answers, faults } = read(compiled, given, context)
    if (faults.length > 0) throw new Problem('survey.answers_wrong', { faults: faults.slice(0, 100) })
    const { nextId: _, ...kept } = before
    const next = { ...kept, id: randomUUID(), answers, corrects: before.id, reason, correctedByName: actor.name }
    await moveBetweenQuotas(context, subject.row, before, next)
    await insertAnswer(db, next)
    const whole = await findWhole(db, surveyId, next.id)
    if (!whole) throw new Problem('access.not_found')
    return pageOf(context, subject.row, whole)
  },
  audit: ({ answerId, reason }, { id }) => ({ answerId, correctionId: id, reason }),
})

/** A corrected answer counts where it belongs now, also beyond what was asked for: it is here already. */
async function moveBetweenQuotas(context: Context, row: SurveyRow, before: WholeAnswer, next: WholeAnswer | Said) {
  if (!row.hasQuotas) return
  const ids = async (answer: Said) => (await quotasOf(context, row, answer)).map(({ id }) => id)
  const [old, now] = [await ids(before), await ids(next)]
  await countTowards(
    context.db,
    old.filter((id) => !now.includes(id)),
    -1,
  )
  await countTowards(
    context.db,
    now.filter((id) => !old.includes(id)),
    1,
  )
}
type Said = Pick<WholeAnswer, 'questionnaireVersion' | 'answers'>
