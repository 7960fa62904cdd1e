import { randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { sayOf } from '#features/questionnaires/reading.ts'
import { faultInWords } from '#features/questionnaires/rules.ts'
import { findQuestionnaire } from '#features/questionnaires/store.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { Problem } from '#platform/problem.ts'
import { codeFrom, withCodes } from './codes.ts'
import { checkRules } from './quotas/rules.ts'
import { listQuotas } from './quotas/store.ts'
import { askedNow, getCompiled, getNewestPublished, pageOf, summaryOf } from './reading.ts'
import { checkChange, checkUntil, stateOn } from './rules.ts'
import * as shapes from './schema.ts'
import {
  countAnswers,
  findCodes,
  findSurvey,
  insertSurvey,
  listCollecting,
  listSurveys,
  saveCodes,
  saveSurvey,
} from './store.ts'

export const listAllSurveys = operation({
  name: 'survey.list',
  method: 'GET',
  path: '/surveys',
  summary: 'Các cuộc khảo sát: phiếu, thời gian, cách thu, số phiếu đã nhận.',
  input: z.object({}),
  output: shapes.SurveyList,
  allow: 'survey.read',
  run: async ({ db, reach, today }) => {
    const mine = reach('survey.manage')
    const isMine = (agencyId: string) => mine === 'all' || mine.has(agencyId)
    const seen = (await listSurveys(db)).filter(({ state, agencyId }) => state !== 'draft' || isMine(agencyId))
    const counted = Map.groupBy(
      await countAnswers(
        db,
        seen.map(({ id }) => id),
      ),
      ({ surveyId }) => surveyId,
    )
    const answersOf = (id: string) => (counted.get(id) ?? []).reduce((sum, { answers }) => sum + answers, 0)
    return { surveys: seen.map((row) => summaryOf(row, today, answersOf(row.id))) }
  },
})

export const showSurvey = operation({
  name: 'survey.get',
  method: 'GET',
  path: '/surveys/:surveyId',
  summary: 'Một cuộc khảo sát: địa chỉ, mã đã in, số phiếu theo cách thu.',
  input: shapes.OfSurvey,
  output: shapes.SurveyPage,
  allow: 'survey.read',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: (context) => pageOf(context, context.subject),
})

/** Words of an address and four letters of chance, so that two surveys of a name do not meet. */
const slugOf = (title: string): string => {
  const words = fold(title)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, '')
  return `${words || 'khao-sat'}-${codeFrom(randomBytes(12)).slice(0, 4).toLowerCase()}`
}

export const createSurvey = operation({
  name: 'survey.create',
  method: 'POST',
  path: '/surveys',
  summary: 'Lập cuộc khảo sát từ phiên bản mới nhất đã ban hành của một phiếu.',
  input: shapes.CreateSurvey,
  output: z.object({ id: z.uuid() }),
  allow: 'survey.manage',
  subject: async (_, { agencyId }) => ({ kind: 'survey', id: agencyId, parts: { owner: [agencyId] } }),
  run: async (context, { questionnaireId, ...values }) => {
    const { db, now, can } = context
    checkChange({ ...values, state: 'draft', answers: 0 }, { ...values, state: 'draft' })
    const questionnaire = await findQuestionnaire(db, questionnaireId)
    if (!questionnaire || !can(questionnaire).includes('questionnaire.read')) throw new Problem('access.not_found')
    const versions = [await getNewestPublished(context, questionnaireId)]
    const id = uuid()
    await insertSurvey(db, { id, questionnaireId, ...values, versions, slug: slugOf(values.title), updatedAt: now })
    return { id }
  },
  audit: ({ title, opensOn, closesOn }) => ({ title, opensOn, closesOn }),
})

export const changeSurvey = operation({
  name: 'survey.change',
  method: 'PATCH',
  path: '/surveys/:surveyId',
  summary: 'Sửa tên, thời gian, cách thu của cuộc khảo sát chưa đóng.',
  input: shapes.ChangeSurvey,
  output: shapes.SurveyPage,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async (context, { surveyId: _, version, ...change }) => {
    const { db, now, subject } = context
    checkChange({ ...subject.row, answers: 0 }, { ...subject.row, ...change })
    await saveSurvey(db, subject.row, version, change, now)
    return pageOf(context, await again(context, subject.id))
  },
  audit: ({ title, opensOn, closesOn }) => ({ title, opensOn, closesOn }),
})

async function again({ db }: { db: Parameters<typeof findSurvey>[0] }, id: string) {
  const found = await findSurvey(db, id)
  if (!found) throw new Problem('access.not_found')
  return found
}

export const openSurvey = operation({
  name: 'survey.open',
  method: 'POST',
  path: '/surveys/:surveyId/open',
  summary: 'Mở cuộc khảo sát: từ ngày bắt đầu, người dân trả lời được.',
  input: shapes.StepSurvey,
  output: shapes.SurveyPage,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async (context, { version }) => {
    const { db, now, today, subject } = context
    if (subject.row.state !== 'draft') throw new Problem('survey.opened', { title: subject.row.title })
    if (subject.row.closesOn < today) throw new Problem('survey.days_past')
    await saveSurvey(db, subject.row, version, { state: 'open' }, now)
    return pageOf(context, await again(context, subject.id))
  },
})

export const closeSurvey = operation({
  name: 'survey.close',
  method: 'POST',
  path: '/surveys/:surveyId/close',
  summary:
    'Đóng cuộc khảo sát trước hạn: không hỏi thêm ai; phiếu phỏng vấn đã bắt đầu trước đó còn được nhận, phiếu đã nhận giữ nguyên.',
  input: shapes.StepSurvey,
  output: shapes.SurveyPage,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async (context, { version }) => {
    const { db, now, today, subject } = context
    if (stateOn(subject.row, today) === 'closed') throw new Problem('survey.closed', { closesOn: subject.row.closesOn })
    await saveSurvey(db, subject.row, version, { state: 'closed', endedAt: now }, now)
    return pageOf(context, await again(context, subject.id))
  },
})

export const extendSurvey = operation({
  name: 'survey.extend',
  method: 'POST',
  path: '/surveys/:surveyId/extend',
  summary:
    'Đặt, gia hạn ngày cuối nhận phiếu phỏng vấn đã hỏi trước khi kết thúc, và ngày cuối nhập phiếu giấy, nhập tệp; có lý do.',
  input: shapes.ExtendSurvey,
  output: shapes.SurveyPage,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async (context, { version, interviewsUntil, entryUntil }) => {
    const { db, now, subject } = context
    checkUntil(subject.row, { interviewsUntil, entryUntil })
    await saveSurvey(db, subject.row, version, { interviewsUntil, entryUntil }, now)
    return pageOf(context, await again(context, subject.id))
  },
  audit: ({ interviewsUntil, entryUntil, reason }) => ({ interviewsUntil, entryUntil, reason }),
})

export const useNewestVersion = operation({
  name: 'survey.useNewest',
  method: 'POST',
  path: '/surveys/:surveyId/use-newest',
  summary: 'Hỏi theo phiên bản mới nhất đã ban hành; phiếu đã nhận và phiếu đang làm dở giữ phiên bản của mình.',
  input: shapes.StepSurvey,
  output: shapes.SurveyPage,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async (context, { version }) => {
    const { db, now, subject } = context
    const { row } = subject
    if (row.state === 'closed') throw new Problem('survey.closed', { closesOn: row.closesOn })
    const newest = await getNewestPublished(context, row.questionnaireId)
    if (newest === askedNow(row)) throw new Problem('survey.newest_already', { number: newest })
    checkRules(await listQuotas(db, row.id), await getCompiled(context, row.questionnaireId, newest), (fault) =>
      faultInWords(fault, sayOf(context.services.words)),
    )
    await saveSurvey(db, row, version, { versions: [...row.versions, newest] }, now)
    return pageOf(context, await again(context, subject.id))
  },
})

export const setCollecting = operation({
  name: 'survey.setCollecting',
  method: 'PUT',
  path: '/surveys/:surveyId/collecting',
  summary: 'Các cơ quan cùng thu phiếu: người của các cơ quan này phỏng vấn và nhập phiếu giấy được.',
  input: shapes.SetCollecting,
  output: shapes.SurveyPage,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async (context, { version, agencyIds }) => {
    const { db, now, subject } = context
    const collecting = [...new Set(agencyIds)]
    if ((await listCollecting(db, collecting)).length < collecting.length) throw new Problem('access.not_found')
    await saveSurvey(db, subject.row, version, { collecting }, now)
    return pageOf(context, await again(context, subject.id))
  },
  audit: ({ agencyIds }) => ({ count: agencyIds.length }),
})

const MOST_CODES = 20_000

export const makeCodes = operation({
  name: 'survey.makeCodes',
  method: 'POST',
  path: '/surveys/:surveyId/codes',
  summary:
    'Làm mã trả lời một lần để in thành phiếu nhỏ. Mã chỉ hiện lần này; chương trình không giữ mã và không biết mã nào gửi phiếu nào.',
  input: shapes.MakeCodes,
  output: shapes.NewCodes,
  allow: 'survey.manage',
  secretReply: true,
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async ({ db, subject }, { count }) => {
    const { row } = subject
    if (row.state === 'closed') throw new Problem('survey.closed', { closesOn: row.closesOn })
    if (!row.codes) throw new Problem('survey.no_codes')
    const before = (await findCodes(db, row.id, true)) ?? { unused: Buffer.alloc(0), issued: 0 }
    if (before.issued + count > MOST_CODES) throw new Problem('survey.too_many_codes', { most: MOST_CODES })
    const codes = Array.from({ length: count }, () => codeFrom(randomBytes(12)))
    await saveCodes(db, row.id, { unused: withCodes(before.unused, row.id, codes), issued: before.issued + count })
    return { codes }
  },
  audit: ({ count }) => ({ count }),
})
