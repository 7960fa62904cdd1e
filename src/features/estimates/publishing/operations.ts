import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { findSurvey, findSurveyAt, type SurveySubject } from '#features/surveys/store.ts'
import { Problem } from '#platform/problem.ts'
import { tellsAnything } from '../figure-rules.ts'
import { resultsPage } from '../reading.ts'
import { FileOfResult, ResultsPage } from '../schema.ts'
import { findPublished, findResult, isPublic, listPublished, listTold, type ResultRow } from '../store.ts'
import { besideTold, keptBack } from './apart.ts'
import * as shapes from './schema.ts'
import { listCorrections, savePublished, saveWithdrawn } from './store.ts'
import { asTold, type Withheld } from './told-rules.ts'

export const publishResult = operation({
  name: 'estimate.publish',
  method: 'POST',
  path: '/surveys/:surveyId/results/:number/publish',
  summary: 'Công bố một phiên bản kết quả trên cổng thông tin.',
  input: FileOfResult,
  output: ResultsPage,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async (context, { number }) => {
    const { db, subject, now, actor } = context
    const result = await findResult(db, subject.id, number)
    if (!result) throw new Problem('access.not_found')
    if (result.withdrawnAt) throw new Problem('estimate.withdrawn', { number })
    if (!result.publishedAt) {
      await checkCompared(context, result)
      const withheld = await checkApart(context, result)
      if (!tellsAnything(asTold(result.content, withheld))) throw new Problem('estimate.no_figures', { number })
      await savePublished(db, result.id, { at: now, byName: actor.name, withheld })
    }
    return resultsPage(context, subject, number)
  },
  audit: ({ number }) => ({ number }),
})

type Publishing = Context & { subject: SurveySubject }

/**
 * What a version keeps back beside those told before. One that stands and is almost the same is withdrawn first, with its
 * reason: a correction is seen as one.
 */
async function checkApart(context: Publishing, result: ResultRow): Promise<Withheld | null> {
  const told = await listTold(context.db, result.surveyId)
  const later = told.find(({ number }) => number > result.number)
  if (later) throw new Problem('estimate.later_published', { number: later.number })
  const compared = await besideTold(context, result, told)
  const alike = compared.find(({ isWithdrawn, fewest, minimum }) => !isWithdrawn && fewest < minimum)
  if (alike) throw new Problem('estimate.too_alike', { n: alike.fewest, number: alike.number, minimum: alike.minimum })
  return keptBack(compared)
}

/** What another agency found is not told before that agency has told it. */
async function checkCompared({ db, can }: Publishing, { content: { comparison } }: ResultRow): Promise<void> {
  if (!comparison) return
  const other = await findSurvey(db, comparison.surveyId)
  const isOwn = other && can(other).includes('survey.manage')
  const compared = await findResult(db, comparison.surveyId, comparison.number)
  if (compared?.withdrawnAt)
    throw new Problem('estimate.compared_withdrawn', { title: comparison.title, number: comparison.number })
  if (isOwn || compared?.publishedAt) return
  throw new Problem('estimate.compared_unpublished', { title: comparison.title, number: comparison.number })
}

export const withdrawResult = operation({
  name: 'estimate.withdraw',
  method: 'POST',
  path: '/surveys/:surveyId/results/:number/withdraw',
  summary: 'Rút một phiên bản đã công bố có sai sót, nêu lý do; phiên bản đã rút không công bố lại.',
  input: shapes.WithdrawResult,
  output: ResultsPage,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async (context, { number, reason }) => {
    const { db, subject, now, actor } = context
    const result = await findResult(db, subject.id, number)
    if (!result) throw new Problem('access.not_found')
    if (!isPublic(result)) throw new Problem('estimate.not_public', { number })
    // The newest alone is what everybody sees; those before it go with it and never come back in its place.
    const newest = await findPublished(db, subject.id)
    if (newest && newest.number !== number) throw new Problem('estimate.later_published', { number: newest.number })
    await saveWithdrawn(db, result, { at: now, byName: actor.name, reason })
    return resultsPage(context, subject, number)
  },
  audit: ({ number, reason }) => ({ number, reason }),
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
  summary: 'Kết quả đã công bố của một cuộc khảo sát: ước lượng, sai số, cách làm, đính chính nếu có.',
  input: shapes.AskPublicResult,
  output: shapes.PublicResult,
  allow: 'anyone',
  run: async ({ db }, { slug }) => {
    const survey = await findSurveyAt(db, slug)
    if (!survey) throw new Problem('access.not_found')
    const result = await findPublished(db, survey.id)
    const corrections = (await listCorrections(db, survey.id)).map(({ publishedAt, withdrawnAt, ...it }) => ({
      ...{ ...it, publishedAt: publishedAt.toISOString(), withdrawnAt: withdrawnAt.toISOString() },
    }))
    if (!result && corrections.length === 0) throw new Problem('access.not_found')
    const shown = result?.publishedAt
      ? { number: result.number, publishedAt: result.publishedAt.toISOString(), content: result.content }
      : null
    const { title, agencyName } = survey
    return { slug, title, agencyName, shown, corrections }
  },
})
