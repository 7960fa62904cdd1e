import { setImmediate } from 'node:timers/promises'
import type { SurveySubject } from '#features/surveys/store.ts'
import type { Questionnaire } from '#lib/questionnaire/schema.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import { compared } from '../compare-rules.ts'
import type { SampleFacts } from '../design-rules.ts'
import { methodOf } from '../method-rules.ts'
import { questionnaireOf, sampleFactsOf } from '../reading.ts'
import { Collected, estimateSteps } from '../rules.ts'
import type { Part, Result } from '../schema.ts'
import { findResult } from '../store.ts'
import { type BegunResult, countThemes, countWritten, streamAnswers } from './store.ts'

type Tell = (answersRead: number) => void
export type Content = { content: Result; facts: SampleFacts | null }

/**
 * What a version says, from the answers that are kept with it. Reads and reckons piece by piece: others have their turn in
 * between, and memory holds packed answers only.
 */
export async function contentOf(db: Db, subject: SurveySubject, begun: BegunResult, tell?: Tell): Promise<Content> {
  const { row, id: surveyId } = subject
  const { rule, minimum, margins, compareWith } = begun.asked
  const { questionnaire, number } = await questionnaireOf({ db }, subject)
  const facts = await sampleFactsOf(db, surveyId)
  const collected = await collect(db, begun.id, questionnaire, { tell })
  const sample = facts ?? undefined
  const { parts, sampled } = await taken(estimateSteps({ collected, sample, rule, minimum, margins }))
  const content: Result = {
    ...{ title: row.title, agencyName: row.agencyName, opensOn: row.opensOn, closesOn: row.closesOn },
    ...{ illustrative: row.illustrative, questionnaireVersion: number },
    method: methodOf({ rule, minimum, sample, sampled, parts }),
    parts,
    comparison: compareWith ? await comparisonWith(db, compareWith, parts) : null,
    texts: await countedTexts(db, begun, collected.asked.texts),
  }
  return { content, facts }
}

/** The answers of a version, packed; `shuffled` in an order that tells nothing of when they came. */
export async function collect(
  db: Db,
  resultId: string,
  questionnaire: Questionnaire,
  { shuffled = false, tell = () => {} }: { shuffled?: boolean; tell?: Tell | undefined } = {},
): Promise<Collected> {
  const collected = new Collected(questionnaire)
  for await (const piece of streamAnswers(db, resultId, { leaveOut: leftOut(questionnaire), shuffled })) {
    for (const answer of piece) collected.add(answer)
    tell(collected.answers)
  }
  return collected
}

/** What is long and counts for no figure. */
const leftOut = ({ sections }: Questionnaire): string[] =>
  sections.flatMap(({ questions }) =>
    questions.flatMap(({ kind, code }) => (kind === 'text' || kind === 'photo' ? [code] : [])),
  )

async function taken<T>(steps: Generator<void, T>): Promise<T> {
  let step = steps.next()
  while (!step.done) {
    await setImmediate()
    step = steps.next()
  }
  return step.value
}

async function comparisonWith(db: Db, compareWith: string, parts: readonly Part[]): Promise<Result['comparison']> {
  const before = await findResult(db, compareWith)
  const lines = before ? compared(before.content, parts) : []
  if (!before || lines.length === 0) throw new Problem('estimate.nothing_alike')
  return { surveyId: compareWith, title: before.content.title, number: before.number, lines }
}

/** How many wrote, and themes by how many; a theme of few is not counted out. */
async function countedTexts(
  db: Db,
  { id, surveyId, asked: { minimum } }: BegunResult,
  questions: readonly { code: string; label: string }[],
): Promise<Result['texts']> {
  const written = await countWritten(
    db,
    id,
    questions.map(({ code }) => code),
  )
  const themes = await countThemes(db, surveyId, id)
  return questions.map(({ code, label }) => ({
    ...{ question: code, label, written: written.get(code) ?? 0 },
    themes: themes
      .filter(({ question }) => question === code)
      .map(({ name, n }) => ({ name, n: n < minimum ? null : n })),
  }))
}
