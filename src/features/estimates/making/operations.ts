import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { stateOn } from '#features/surveys/rules.ts'
import { findSurvey, type SurveySubject } from '#features/surveys/store.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import { fittingQuestions } from '../fitting-rules.ts'
import { askedIn } from '../item-rules.ts'
import { questionnaireOf, resultsPage } from '../reading.ts'
import { MakeResult, ResultsPage } from '../schema.ts'
import { insertSingles } from '../singles/store.ts'
import { countAnswersNow, findResult } from '../store.ts'
import { type Content, contentOf } from './content.ts'
import * as store from './store.ts'

/** Up to so many answers a result is made while the person waits: well under a second. */
const AT_ONCE = 20_000

export const makeResult = operation({
  name: 'estimate.make',
  method: 'POST',
  path: '/surveys/:surveyId/results',
  summary: 'Tính kết quả từ phiếu đã nhận và mẫu đã chọn, giữ thành một phiên bản; không ai gõ số vào kết quả.',
  input: MakeResult,
  output: ResultsPage,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async (context, input) => {
    const { db, subject, services, province } = context
    await checkAsked(context, input)
    const begun = await begin(context, input)
    const answers = await countAnswersNow(db, subject.id)
    if (answers === 0) throw new Problem('estimate.no_answers')
    if (answers <= AT_ONCE) {
      await store.keepAnswers(db, begun)
      await finish(db, begun.id, await contentOf(db, subject, begun))
    } else await services.jobs.enqueue(db, 'estimate.make', { province: province.code, resultId: begun.id })
    return resultsPage(context, subject)
  },
  audit: ({ rule, minimum, onePsu, margins }) => ({
    ...{ rule, minimum, fitted: margins.map(({ question }) => question) },
    ...(onePsu ? { onePsu } : {}),
  }),
})

type Asking = Context & { subject: SurveySubject }
type Asked = z.output<typeof MakeResult>

/** What is refused before anything is read. */
async function checkAsked(context: Asking, { margins, compareWith }: Asked): Promise<void> {
  const { db, subject, today, can } = context
  if (stateOn(subject.row, today) === 'draft') throw new Problem('estimate.no_answers')
  const { questionnaire } = await questionnaireOf(context, subject)
  fittingQuestions(margins, askedIn(questionnaire).groups)
  if (!compareWith) return
  const survey = await findSurvey(db, compareWith)
  if (!survey || !can(survey).includes('survey.read')) throw new Problem('access.not_found')
  if (!(await findResult(db, compareWith))) throw new Problem('estimate.nothing_alike')
}

async function begin({ db, subject, now, actor }: Asking, { surveyId, ...asked }: Asked): Promise<store.BegunResult> {
  const before = await store.findBegun(db, surveyId)
  if (before && before.failed === null) throw new Problem('estimate.being_made')
  if (before) await store.deleteBegun(db, before.id)
  const row = { id: uuid(), surveyId: subject.id, asked, madeAt: now, madeByName: actor.name }
  await store.beginResult(db, row)
  return { ...row, answers: 0, failed: null }
}

async function finish(db: Db, id: string, made: Content): Promise<void> {
  await store.finishResult(db, id, made)
  await insertSingles(db, id, made.singles)
}

const OfBegun = z.object({ resultId: Id })
const Told = z.object({ done: z.boolean().describe('False where nobody waits for it any more') })

/** First step of the job: which answers count is settled before any is read. */
export const keepAnswers = operation({
  name: 'estimate.keepAnswers',
  method: 'POST',
  path: '/estimates/:resultId/answers',
  summary: 'Ghi những phiếu mà phiên bản kết quả đang tính sẽ tính đến (chương trình tự gọi).',
  input: OfBegun,
  output: Told,
  allow: 'system',
  run: async ({ db }, { resultId }) => {
    const begun = await store.findBegunBy(db, resultId)
    if (!begun || begun.failed !== null) return { done: false }
    await store.takeTime(db)
    await store.keepAnswers(db, begun)
    await store.analyzeAnswers(db)
    return { done: true }
  },
})

/** What the job came to. What was reckoned is handed over as it is: only the program itself can call this. */
export const finishMaking = operation({
  name: 'estimate.finish',
  method: 'POST',
  path: '/estimates/:resultId/finish',
  summary: 'Ghi phiên bản kết quả đã tính xong, hoặc vì sao chưa tính được (chương trình tự gọi).',
  input: OfBegun.extend({ made: z.custom<Content>().nullable(), failed: z.string().max(1000).nullable() }),
  output: Told,
  allow: 'system',
  run: async ({ db }, { resultId, made, failed }) => {
    if (!(await store.findBegunBy(db, resultId))) return { done: false }
    if (made) await finish(db, resultId, made)
    else await store.saveFailed(db, resultId, failed ?? '')
    return { done: true }
  },
})
