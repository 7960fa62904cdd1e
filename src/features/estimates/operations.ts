import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { stateOn } from '#features/surveys/rules.ts'
import { findSurvey, findSurveyAt, type SurveySubject } from '#features/surveys/store.ts'
import { Problem } from '#platform/problem.ts'
import { compared } from './compare-rules.ts'
import type { SampleFacts } from './design-rules.ts'
import { methodOf } from './method-rules.ts'
import { countedTexts, questionnaireOf, resultsPage, sampleFactsOf, saysSo, textsOf } from './reading.ts'
import { estimateParts } from './rules.ts'
import * as shapes from './schema.ts'
import {
  findPublished,
  findResult,
  insertResult,
  insertTheme,
  listAnswers,
  listPublished,
  saveAnswerThemes,
  savePublished,
} from './store.ts'

export const showResults = operation({
  name: 'estimate.get',
  method: 'GET',
  path: '/surveys/:surveyId/results',
  summary: 'Kết quả khảo sát theo phiên bản: ước lượng, sai số, tỷ lệ trả lời, so sánh.',
  input: shapes.AskResults,
  output: shapes.ResultsPage,
  allow: 'survey.read',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: (context, { number }) => resultsPage(context, context.subject, number),
})

export const makeResult = operation({
  name: 'estimate.make',
  method: 'POST',
  path: '/surveys/:surveyId/results',
  summary: 'Tính kết quả từ phiếu đã nhận và mẫu đã chọn, giữ thành một phiên bản; không ai gõ số vào kết quả.',
  input: shapes.MakeResult,
  output: shapes.ResultsPage,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async (context, input) => {
    const { db, now, actor, subject } = context
    if (stateOn(subject.row, context.today) === 'draft') throw new Problem('estimate.no_answers')
    const answers = await listAnswers(db, subject.id)
    if (answers.length === 0) throw new Problem('estimate.no_answers')
    const facts = (await sampleFactsOf(context, subject.id)) ?? null
    const content = await resultOf(context, input, answers, facts)
    const made = { content, facts, answers: answers.length, madeAt: now, madeByName: actor.name }
    await insertResult(
      db,
      { id: uuid(), surveyId: subject.id, ...made },
      answers.map(({ id }) => id),
    )
    return resultsPage(context, subject)
  },
  audit: ({ rule, minimum }) => ({ rule, minimum }),
})

type Asked = z.output<typeof shapes.MakeResult>

async function resultOf(
  context: Context & { subject: SurveySubject },
  { rule, minimum, compareWith }: Asked,
  answers: Awaited<ReturnType<typeof listAnswers>>,
  facts: SampleFacts | null,
): Promise<shapes.Result> {
  const { subject } = context
  const { row } = subject
  const { questionnaire, number } = await questionnaireOf(context, subject)
  const sample = facts ?? undefined
  const { parts, sampled } = estimateParts({ questionnaire, sample, answers, rule, minimum })
  return {
    ...{ title: row.title, agencyName: row.agencyName, opensOn: row.opensOn, closesOn: row.closesOn },
    ...{ illustrative: row.illustrative, questionnaireVersion: number },
    method: methodOf({ rule, minimum, sample, sampled, parts }),
    parts,
    comparison: compareWith ? await comparisonWith(context, compareWith, parts) : null,
    texts: countedTexts(await textsOf(context, subject, answers), minimum),
  }
}

async function comparisonWith({ db, can }: Context, surveyId: string, parts: readonly shapes.Part[]) {
  const survey = await findSurvey(db, surveyId)
  if (!survey || !can(survey).includes('survey.read')) throw new Problem('access.not_found')
  const before = await findResult(db, surveyId)
  const lines = before ? compared(before.content, parts) : []
  if (!before || lines.length === 0) throw new Problem('estimate.nothing_alike')
  return { surveyId, title: survey.row.title, number: before.number, lines }
}

export const publishResult = operation({
  name: 'estimate.publish',
  method: 'POST',
  path: '/surveys/:surveyId/results/:number/publish',
  summary: 'Công bố một phiên bản kết quả trên cổng thông tin.',
  input: shapes.FileOfResult,
  output: shapes.ResultsPage,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async (context, { number }) => {
    const { db, now, actor, subject } = context
    const result = await findResult(db, subject.id, number)
    if (!result) throw new Problem('access.not_found')
    if (!result.publishedAt) await savePublished(db, result.id, now, actor.name)
    return resultsPage(context, subject, number)
  },
  audit: ({ number }) => ({ number }),
})

export const listPublicResults = operation({
  name: 'estimate.listPublic',
  method: 'GET',
  path: '/public/survey-results',
  summary: 'Các cuộc khảo sát đã công bố kết quả.',
  input: z.object({}),
  output: shapes.PublicResultList,
  allow: 'anyone',
  run: async ({ db }) => ({ results: await listPublished(db) }),
})

export const showPublicResult = operation({
  name: 'estimate.public',
  method: 'GET',
  path: '/public/survey-results/:slug',
  summary: 'Kết quả đã công bố của một cuộc khảo sát: ước lượng, sai số, cách làm.',
  input: shapes.AskPublicResult,
  output: shapes.PublicResult,
  allow: 'anyone',
  run: async ({ db }, { slug }) => {
    const survey = await findSurveyAt(db, slug)
    const result = survey && (await findPublished(db, survey.id))
    if (!result?.publishedAt) throw new Problem('access.not_found')
    return { slug, number: result.number, publishedAt: result.publishedAt.toISOString(), content: result.content }
  },
})

const TEXTS_A_PAGE = 50

export const showTexts = operation({
  name: 'estimate.texts',
  method: 'GET',
  path: '/surveys/:surveyId/texts',
  summary: 'Ý kiến người dân viết: tìm có dấu hoặc không dấu, theo câu hỏi, theo nhóm ý.',
  input: shapes.AskTexts,
  output: shapes.TextsPage,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async (context, asked) => textsPage(context, context.subject, asked),
})

async function textsPage(context: Context, subject: SurveySubject, asked: z.output<typeof shapes.AskTexts>) {
  const { question, search, themeId, from } = asked
  const { questions, themes, written } = await textsOf(context, subject)
  const found = written.filter(
    (it) =>
      (!question || it.question === question) &&
      (!search || saysSo(it.text, search)) &&
      (!themeId || (themeId === 'none' ? it.themeIds.length === 0 : it.themeIds.includes(themeId))),
  )
  const writtenIn = (code: string) => written.filter((it) => it.question === code).length
  return {
    questions: questions.map((it) => ({ ...it, written: writtenIn(it.code) })).filter((it) => it.written > 0),
    themes,
    texts: found.slice(from, from + TEXTS_A_PAGE),
    found: found.length,
    can: context.can(subject),
  }
}

export const makeTheme = operation({
  name: 'estimate.makeTheme',
  method: 'POST',
  path: '/surveys/:surveyId/themes',
  summary: 'Thêm một nhóm ý để xếp những gì người dân viết.',
  input: shapes.MakeTheme,
  output: z.object({ id: z.uuid() }),
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async ({ db, subject }, { question, name }) => {
    const id = uuid()
    await insertTheme(db, { id, surveyId: subject.id, question, name })
    return { id }
  },
  audit: ({ name }) => ({ name }),
})

export const codeText = operation({
  name: 'estimate.codeText',
  method: 'PUT',
  path: '/surveys/:surveyId/texts/:answerId',
  summary: 'Xếp một ý kiến vào các nhóm ý.',
  input: shapes.CodeText,
  output: z.object({ coded: z.literal(true) }),
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async (context, { answerId, question, themeIds }) => {
    const { db, subject } = context
    const { themes, written } = await textsOf(context, subject)
    const known = new Set(themes.filter((theme) => theme.question === question).map(({ id }) => id))
    const there = written.some((it) => it.answerId === answerId && it.question === question)
    if (!there || themeIds.some((id) => !known.has(id))) throw new Problem('access.not_found')
    await saveAnswerThemes(db, { answerId, surveyId: subject.id, question, themeIds: [...new Set(themeIds)] })
    return { coded: true as const }
  },
})
