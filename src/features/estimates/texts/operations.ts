import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { findSurvey, type SurveySubject } from '#features/surveys/store.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { Problem } from '#platform/problem.ts'
import { askedIn } from '../item-rules.ts'
import { questionnaireOf } from '../reading.ts'
import * as shapes from '../schema.ts'
import { insertTheme, isWritten, listAnswerThemes, listThemes, saveAnswerThemes, streamTexts } from './store.ts'

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
  const { db } = context
  const { questionnaire } = await questionnaireOf(context, subject)
  const questions = askedIn(questionnaire).texts
  const themes = await listThemes(db, subject.id)
  const given = Map.groupBy(await listAnswerThemes(db, subject.id), ({ answerId }) => answerId)
  const questionOf = new Map(themes.map(({ id, question }) => [id, question]))
  const themesOf = (answerId: string, question: string) =>
    (given.get(answerId) ?? []).flatMap(({ themeId }) => (questionOf.get(themeId) === question ? [themeId] : []))
  const written = new Map<string, number>()
  const texts: shapes.TextsPage['texts'] = []
  let found = 0
  // All of them pass by once, and only a page is kept.
  for await (const piece of streamTexts(
    db,
    subject.id,
    questions.map(({ code }) => code),
  )) {
    for (const each of piece) {
      written.set(each.question, (written.get(each.question) ?? 0) + 1)
      const one = { ...each, themeIds: themesOf(each.answerId, each.question) }
      if (!isAskedFor(one, asked)) continue
      if (found >= asked.from && texts.length < TEXTS_A_PAGE) texts.push(one)
      found++
    }
  }
  return {
    questions: questions.flatMap((it) => (written.has(it.code) ? [{ ...it, written: written.get(it.code) ?? 0 }] : [])),
    ...{ themes, texts, found },
    can: context.can(subject),
  }
}

function isAskedFor(
  it: shapes.TextsPage['texts'][number],
  { question, search, themeId }: z.output<typeof shapes.AskTexts>,
): boolean {
  if (question && it.question !== question) return false
  if (themeId && !(themeId === 'none' ? it.themeIds.length === 0 : it.themeIds.includes(themeId))) return false
  return !search || fold(it.text).includes(fold(search))
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
    const { questionnaire } = await questionnaireOf(context, subject)
    const isText = askedIn(questionnaire).texts.some(({ code }) => code === question)
    const themes = (await listThemes(db, subject.id)).filter((theme) => theme.question === question)
    const known = new Set(themes.map(({ id }) => id))
    if (!isText || !(await isWritten(db, subject.id, answerId, question)) || themeIds.some((id) => !known.has(id)))
      throw new Problem('access.not_found')
    await saveAnswerThemes(db, { answerId, surveyId: subject.id, question, themeIds: [...new Set(themeIds)] })
    return { coded: true as const }
  },
})
