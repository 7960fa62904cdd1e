import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import type { Answers } from '#lib/questionnaire/schema.ts'
import { Problem } from '#platform/problem.ts'
import { formOf } from './asking.ts'
import { isUnused, plainCode, withoutCode } from './codes.ts'
import { publicOf } from './reading.ts'
import { answersThatHold, checkVersion, receive } from './receiving.ts'
import { checkOpen } from './rules.ts'
import * as shapes from './schema.ts'
import {
  findAnswer,
  findCodes,
  findSurveyAt,
  isSent,
  listOpenSurveys,
  type NewAnswer,
  type SurveyRow,
  saveCodes,
} from './store.ts'

export const listPublicSurveys = operation({
  name: 'survey.listPublic',
  method: 'GET',
  path: '/public/surveys',
  summary: 'Các cuộc khảo sát đang mở cho người dân.',
  input: z.object({}),
  output: shapes.PublicSurveyList,
  allow: 'anyone',
  run: async ({ db, today }) => ({ surveys: (await listOpenSurveys(db, today)).map((row) => publicOf(row, today)) }),
})

export const showPublicSurvey = operation({
  name: 'survey.publicForm',
  method: 'GET',
  path: '/public/surveys/:slug',
  summary: 'Phiếu của một cuộc khảo sát đã mở, để trả lời.',
  input: shapes.AskForm,
  output: shapes.PublicSurveyForm,
  allow: 'anyone',
  run: async (context, { slug, number }) => formOf(context, await getOpened(context, slug), number),
})

async function getOpened({ db }: Pick<Context, 'db'>, slug: string): Promise<SurveyRow> {
  const row = await findSurveyAt(db, slug)
  if (!row || row.state === 'draft') throw new Problem('access.not_found')
  return row
}

export const checkCode = operation({
  name: 'survey.checkCode',
  method: 'POST',
  path: '/public/surveys/:slug/check-code',
  summary: 'Mã trả lời một lần còn dùng được không; hỏi không làm mất mã.',
  input: shapes.CheckCode,
  output: z.object({ usable: z.literal(true) }),
  allow: 'anyone',
  unrecorded: true,
  run: async (context, { slug, code }) => {
    const row = await getOpened(context, slug)
    checkOpen(row, context.today)
    const codes = await findCodes(context.db, row.id)
    if (!codes || !isUnused(codes.unused, row.id, codeTyped(row, code))) throw new Problem('survey.code_used')
    return { usable: true as const }
  },
})

function codeTyped({ codes }: SurveyRow, typed: string): string {
  if (!codes) throw new Problem('survey.no_codes')
  const plain = plainCode(typed)
  if (!plain) throw new Problem('survey.code_unreadable')
  return plain
}

export const sendAnswer = operation({
  name: 'survey.answer',
  method: 'POST',
  path: '/public/surveys/:slug/answers',
  summary: 'Gửi một phiếu trả lời. Gửi lại cùng mã phiếu là cùng một phiếu. Không lưu địa chỉ mạng, không đặt cookie.',
  input: shapes.SendAnswer,
  output: shapes.Received,
  allow: 'anyone',
  unrecorded: true,
  run: async (context, input) => {
    const row = await getOpened(context, input.slug)
    checkVersion(row, input.questionnaireVersion)
    const kept = await findAnswer(context.db, input.submissionId)
    if (!kept) checkOpen(row, context.today)
    const answers = await answersThatHold(context, row, input)
    const answer = answerOf(context, row, input, answers)
    if (!isSent(kept, answer)) {
      if (input.code === undefined) await receiveOpen(context, row, answer)
      else await receiveCoded(context, row, answer, input.code)
    }
    return { received: true as const }
  },
})

type Sent = z.output<typeof shapes.SendAnswer>

/** Who answers by a code leaves the day only: a moment could be held against another. */
function answerOf({ now, today }: Context, row: SurveyRow, input: Sent, answers: Answers): NewAnswer {
  const coded = input.code !== undefined
  return {
    ...{ id: input.submissionId, surveyId: row.id, questionnaireVersion: input.questionnaireVersion, answers },
    channel: coded ? 'code' : 'openLink',
    ...{ language: input.language, receivedOn: today },
    receivedAt: coded ? null : now,
    seconds: coded ? null : (input.seconds ?? null),
  }
}

async function receiveOpen(context: Context, row: SurveyRow, answer: NewAnswer): Promise<void> {
  if (!row.openLink) throw new Problem('survey.code_needed')
  await receive(context, row, answer)
}

/** The codes are held, so that of many who send the same one a single one is received; the rest learn that it was used. */
async function receiveCoded(context: Context, row: SurveyRow, answer: NewAnswer, typed: string): Promise<void> {
  const { db } = context
  const plain = codeTyped(row, typed)
  const codes = await findCodes(db, row.id, true)
  if (isSent(await findAnswer(db, answer.id), answer)) return
  const unused = codes && withoutCode(codes.unused, row.id, plain)
  if (!codes || !unused) throw new Problem('survey.code_used')
  await saveCodes(db, row.id, { unused, issued: codes.issued })
  await receive(context, row, answer)
}
