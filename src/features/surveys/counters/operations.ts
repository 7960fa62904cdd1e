import { randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { type Context, operation } from '#features/access/operation.ts'
import { Problem } from '#platform/problem.ts'
import { formOf } from '../asking.ts'
import { answersThatHold, checkVersion, receive } from '../receiving.ts'
import { checkOpen } from '../rules.ts'
import * as shapes from '../schema.ts'
import { findAnswer, findSurvey, isSent, type SurveyRow } from '../store.ts'
import { digestOf, findSurveyOfCounter } from './reading.ts'
import { endCounter, insertCounter, listCounters } from './store.ts'

export const addCounter = operation({
  name: 'survey.addCounter',
  method: 'POST',
  path: '/surveys/:surveyId/counters',
  summary: 'Thêm một máy tại quầy: địa chỉ có khóa của máy chỉ hiện lần này; máy không đăng nhập tài khoản nào.',
  input: shapes.AddCounter,
  output: shapes.NewCounter,
  allow: 'survey.manage',
  secretReply: true,
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async (context, { surveyId, name }) => {
    const { db, now, services, subject } = context
    if (subject.row.state === 'closed') throw new Problem('survey.closed', { closesOn: subject.row.closesOn })
    const [id, key] = [uuid(), randomBytes(20).toString('hex')]
    await insertCounter(db, { id, surveyId, name, keyDigest: digestOf(key), createdAt: now })
    return { id, address: `${services.address}/quay/${key}` }
  },
  audit: ({ name }) => ({ name }),
})

export const stopCounter = operation({
  name: 'survey.endCounter',
  method: 'POST',
  path: '/surveys/:surveyId/counters/:counterId/end',
  summary: 'Ngừng một máy tại quầy: từ lúc này máy đó không gửi được phiếu nữa.',
  input: shapes.EndCounter,
  output: shapes.Counter,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async ({ db, now }, { surveyId, counterId }) => {
    if (!(await endCounter(db, surveyId, counterId, now))) throw new Problem('access.not_found')
    const counter = (await listCounters(db, surveyId)).find(({ id }) => id === counterId)
    if (!counter) throw new Problem('access.not_found')
    return counter
  },
  audit: (_, { name }) => ({ name }),
})

async function surveyOf({ db }: Context, key: string): Promise<SurveyRow> {
  const row = await findSurveyOfCounter(db, key)
  if (!row || row.state === 'draft') throw new Problem('survey.counter_ended')
  return row
}

export const showCounterForm = operation({
  name: 'survey.counterForm',
  method: 'GET',
  path: '/public/counters/:key',
  summary: 'Phiếu mà máy tại quầy hỏi.',
  input: shapes.OfCounter.extend({ number: shapes.AskForm.shape.number }),
  output: shapes.PublicSurveyForm,
  allow: 'anyone',
  run: async (context, { key, number }) => formOf(context, await surveyOf(context, key), number),
})

export const sendAtCounter = operation({
  name: 'survey.counterAnswer',
  method: 'POST',
  path: '/public/counters/:key/answers',
  summary: 'Gửi một phiếu trả lời tại quầy. Gửi lại cùng mã phiếu là cùng một phiếu.',
  input: shapes.SendAnswer.omit({ slug: true, code: true }).extend(shapes.OfCounter.shape),
  output: shapes.Received,
  allow: 'anyone',
  unrecorded: true,
  run: async (context, input) => {
    const row = await surveyOf(context, input.key)
    checkVersion(row, input.questionnaireVersion)
    const answer = {
      ...{ id: input.submissionId, surveyId: row.id, questionnaireVersion: input.questionnaireVersion },
      ...{ channel: 'counter' as const, language: input.language, answers: await answersThatHold(context, row, input) },
      ...{ receivedOn: context.today, receivedAt: context.now, seconds: input.seconds ?? null },
    }
    if (!isSent(await findAnswer(context.db, answer.id), answer)) {
      checkOpen(row, context.today)
      await receive(context, row, answer)
    }
    return { received: true as const }
  },
})
