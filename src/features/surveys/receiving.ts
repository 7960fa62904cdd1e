import type { Context } from '#features/access/operation.ts'
import { walk } from '#lib/questionnaire/answering.ts'
import type { Answers } from '#lib/questionnaire/schema.ts'
import { Problem } from '#platform/problem.ts'
import { keepPhotos } from './photos/store.ts'
import { checkPlaces, countsFor } from './quotas/rules.ts'
import { countTowards, holdQuotas, listQuotas } from './quotas/store.ts'
import { getCompiled } from './reading.ts'
import type { Channel } from './schema.ts'
import { findAnswer, insertAnswer, isSent, type NewAnswer, type SurveyRow } from './store.ts'

export function checkVersion({ versions }: SurveyRow, number: number): void {
  if (!versions.includes(number)) throw new Problem('survey.version_unknown')
}

type Given = { questionnaireVersion: number; answers: Readonly<Record<string, unknown>> }

/** Only answers that hold are kept; what was not asked of this person does not count. */
export async function answersThatHold(context: Context, row: SurveyRow, input: Given): Promise<Answers> {
  const compiled = await getCompiled(context, row.questionnaireId, input.questionnaireVersion)
  const { answers, faults } = walk(compiled, input.answers, context)
  if (faults.length > 0) throw new Problem('survey.answers_wrong', { faults: faults.slice(0, 100) })
  return answers
}

/** Whose work is not lost by a full quota: the person was asked already. */
const workDone: ReadonlySet<Channel> = new Set(['interviewer', 'paper', 'import'])

/** Writes an answer once, and takes its places in the quotas that it counts for; of two for the last place one gets it. */
export async function receive(context: Context, row: SurveyRow, answer: NewAnswer): Promise<void> {
  const { db } = context
  if (!(await keepPhotos(db, row.id, await photosIn(context, row, answer)))) throw new Problem('survey.photo_missing')
  const mine = row.hasQuotas ? await quotasOf(context, row, answer) : []
  if (mine.length === 0) return insertAnswer(db, answer)
  const strict = !workDone.has(answer.channel)
  // Most of those who come too late need not wait for the row.
  if (strict) checkPlaces(mine)
  const held = await holdQuotas(
    db,
    mine.map(({ id }) => id),
  )
  if (isSent(await findAnswer(db, answer.id), answer)) return
  if (strict) checkPlaces(held)
  await countTowards(
    db,
    held.map(({ id }) => id),
    1,
  )
  await insertAnswer(db, answer)
}

type Said = Pick<NewAnswer, 'questionnaireVersion' | 'answers'>

/** The pictures that an answer names. */
export async function photosIn(
  context: Context,
  row: SurveyRow,
  { questionnaireVersion, answers }: Said,
): Promise<string[]> {
  const { questions } = await getCompiled(context, row.questionnaireId, questionnaireVersion)
  return [...questions.values()].flatMap(({ question: { kind, code } }) => {
    const answer = kind === 'photo' ? answers[code] : undefined
    return Array.isArray(answer) ? (answer as string[]) : []
  })
}

/** The quotas that an answer counts for. */
export async function quotasOf(context: Context, row: SurveyRow, { questionnaireVersion, answers }: Said) {
  const compiled = await getCompiled(context, row.questionnaireId, questionnaireVersion)
  return (await listQuotas(context.db, row.id)).filter((quota) => countsFor(quota, compiled, answers, context))
}
