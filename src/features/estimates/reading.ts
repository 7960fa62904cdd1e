import type { Context } from '#features/access/operation.ts'
import { findSample, listClusters, listUnits } from '#features/samples/store.ts'
import { askedNow, getCompiled } from '#features/surveys/reading.ts'
import type { SurveySubject } from '#features/surveys/store.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { Problem } from '#platform/problem.ts'
import type { SampleFacts } from './design-rules.ts'
import { askedIn } from './item-rules.ts'
import type { AnswerRow } from './rules.ts'
import type { Result, ResultHead, ResultsPage } from './schema.ts'
import {
  countAnswersNow,
  findResult,
  listAnswers,
  listAnswerThemes,
  listComparable,
  listResults,
  listThemes,
  type ResultSummary,
} from './store.ts'

const headOf = ({ id, number, madeAt, madeByName, answers, publishedAt }: ResultSummary): ResultHead => ({
  ...{ id, number, answers, madeBy: madeByName },
  ...{ madeAt: madeAt.toISOString(), publishedAt: publishedAt?.toISOString() ?? null },
})

export async function resultsPage(context: Context, subject: SurveySubject, number?: number): Promise<ResultsPage> {
  const { db } = context
  const { id: surveyId, row } = subject
  const shown = await findResult(db, surveyId, number)
  if (number !== undefined && !shown) throw new Problem('access.not_found')
  return {
    ...{ surveyId, title: row.title, slug: row.slug, illustrative: row.illustrative, can: context.can(subject) },
    versions: (await listResults(db, surveyId)).map(headOf),
    shown: shown ? { ...headOf(shown), content: shown.content } : null,
    answersNow: await countAnswersNow(db, surveyId),
    others: await listComparable(db, surveyId),
    making: null,
    fitting: await fittingQuestions(context, subject),
  }
}

/** Where a sample was drawn, the questions whose parts in the population may be known. */
async function fittingQuestions(context: Context, subject: SurveySubject): Promise<ResultsPage['fitting']> {
  const sample = await findSample(context.db, subject.id)
  return sample?.drawnAt ? askedIn((await questionnaireOf(context, subject)).questionnaire).groups : []
}

/** What was drawn and what became of it; undefined where the survey has no sample. */
export async function sampleFactsOf(context: Pick<Context, 'db'>, surveyId: string): Promise<SampleFacts | undefined> {
  const sample = await findSample(context.db, surveyId)
  if (!sample?.drawnAt) return undefined
  const { design, seed } = sample
  const clusters = await listClusters(context.db, sample.id)
  const units = (await listUnits(context.db, { sampleId: sample.id })).map(
    ({ id, clusterId, reserve, outcome, reason, replacedBy }) => ({
      id,
      clusterId,
      reserve,
      outcome,
      reason,
      replacedBy,
    }),
  )
  return { design, seed, clusters, units }
}

/** The questionnaire that a survey asks now; answers of its earlier versions count under the same codes. */
export async function questionnaireOf(context: Context, { row }: SurveySubject) {
  const number = askedNow(row)
  return { number, ...(await getCompiled(context, row.questionnaireId, number)) }
}

export type Written = { answerId: string; question: string; text: string; themeIds: string[] }

/** What people wrote, with the themes that clerks gave it. */
export async function textsOf(context: Context, subject: SurveySubject, answers?: readonly AnswerRow[]) {
  const { questionnaire } = await questionnaireOf(context, subject)
  const questions = askedIn(questionnaire).texts
  const rows = answers ?? (await listAnswers(context.db, subject.id))
  const themes = await listThemes(context.db, subject.id)
  const given = Map.groupBy(await listAnswerThemes(context.db, subject.id), ({ answerId }) => answerId)
  const questionOf = new Map(themes.map(({ id, question }) => [id, question]))
  const written = rows.flatMap(({ id, answers: own }) =>
    questions.flatMap(({ code }): Written[] => {
      const text = own[code]
      if (typeof text !== 'string' || text.trim() === '') return []
      const themeIds = (given.get(id) ?? []).flatMap(({ themeId }) =>
        questionOf.get(themeId) === code ? [themeId] : [],
      )
      return [{ answerId: id, question: code, text, themeIds }]
    }),
  )
  return { questions, themes, written }
}

/** Texts of a result: how many wrote, and themes by how many; a theme of few is not counted out. */
export function countedTexts(
  { questions, themes, written }: Awaited<ReturnType<typeof textsOf>>,
  minimum: number,
): Result['texts'] {
  return questions.map(({ code, label }) => {
    const own = written.filter(({ question }) => question === code)
    return {
      ...{ question: code, label, written: own.length },
      themes: themes
        .filter(({ question }) => question === code)
        .map(({ id, name }) => ({ name, n: own.filter(({ themeIds }) => themeIds.includes(id)).length }))
        .filter(({ n }) => n > 0)
        .toSorted((a, b) => b.n - a.n)
        .map(({ name, n }) => ({ name, n: n < minimum ? null : n })),
    }
  })
}

export const saysSo = (text: string, search: string): boolean => fold(text).includes(fold(search))
