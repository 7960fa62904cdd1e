import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { findSurvey, type SurveySubject } from '#features/surveys/store.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import { askedIn } from '../item-rules.ts'
import { questionnaireOf } from '../reading.ts'
import { isSame, type Opinion, SameOpinions } from './rules.ts'
import * as shapes from './schema.ts'
import { findText, insertTheme, listAnswerThemes, listThemes, saveAnswerThemes, streamTexts } from './store.ts'

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
  const themesOf = await themesByAnswer(db, subject.id, themes)
  const written = new Map<string, number>()
  const same = new SameOpinions()
  for await (const piece of streamTexts(
    db,
    subject.id,
    questions.map(({ code }) => code),
  )) {
    for (const each of piece) {
      written.set(each.question, (written.get(each.question) ?? 0) + 1)
      const one = { ...each, themeIds: themesOf(each.answerId, each.question) }
      if (isAskedFor(one, asked)) same.add(one)
    }
  }
  return {
    questions: questions.flatMap((it) => (written.has(it.code) ? [{ ...it, written: written.get(it.code) ?? 0 }] : [])),
    ...{ themes, texts: same.page(asked.from, TEXTS_A_PAGE), found: same.found },
    ...{ opinions: same.opinions, overfull: same.isOverfull },
    can: context.can(subject),
  }
}

/** The themes that what an answer says to a question was put under. */
async function themesByAnswer(db: Db, surveyId: string, themes: readonly { id: string; question: string }[]) {
  const given = Map.groupBy(await listAnswerThemes(db, surveyId), ({ answerId }) => answerId)
  const questionOf = new Map(themes.map(({ id, question }) => [id, question]))
  return (answerId: string, question: string) =>
    (given.get(answerId) ?? []).flatMap(({ themeId }) => (questionOf.get(themeId) === question ? [themeId] : []))
}

function isAskedFor(it: Opinion, { question, search, themeId }: z.output<typeof shapes.AskTexts>): boolean {
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
  summary: 'Xếp một ý kiến, cùng mọi ý kiến viết y như thế và đang ở cùng nhóm, vào các nhóm ý.',
  input: shapes.CodeText,
  output: z.object({ coded: z.number().int().describe('How many opinions') }),
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async (context, { answerId, question, themeIds }) => {
    const { db, subject } = context
    const { questionnaire } = await questionnaireOf(context, subject)
    const isText = askedIn(questionnaire).texts.some(({ code }) => code === question)
    const themes = (await listThemes(db, subject.id)).filter((theme) => theme.question === question)
    const known = new Set(themes.map(({ id }) => id))
    if (!isText || themeIds.some((id) => !known.has(id))) throw new Problem('access.not_found')
    const answerIds = await sayingTheSame(db, subject.id, { answerId, question, themes })
    if (answerIds.length === 0) throw new Problem('access.not_found')
    await saveAnswerThemes(db, { answerIds, surveyId: subject.id, question, themeIds: [...new Set(themeIds)] })
    return { coded: answerIds.length }
  },
})

type Which = { answerId: string; question: string; themes: readonly { id: string; question: string }[] }

/** The answers whose line of the list is that of this one; none where it says nothing. */
async function sayingTheSame(db: Db, surveyId: string, { answerId, question, themes }: Which): Promise<string[]> {
  const own = await findText(db, surveyId, answerId, question)
  if (own === undefined) return []
  const themesOf = await themesByAnswer(db, surveyId, themes)
  const line = { answerId, question, text: own, themeIds: themesOf(answerId, question) }
  const found: string[] = []
  for await (const piece of streamTexts(db, surveyId, [question]))
    for (const each of piece)
      if (isSame({ ...each, themeIds: themesOf(each.answerId, question) }, line)) found.push(each.answerId)
  return found
}
