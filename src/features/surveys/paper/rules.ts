import { type AnswerFault, walk } from '#lib/questionnaire/answering.ts'
import type { Compiled } from '#lib/questionnaire/compile.ts'
import { type Answer, type Answers, isNoAnswer } from '#lib/questionnaire/schema.ts'

export type Difference = { question: string; row?: string; values: [Answer | undefined, Answer | undefined] }

/** Paper says what it says: what was left open on it stays open, and everything else must hold. */
export function paperAnswers(
  compiled: Compiled,
  given: Readonly<Record<string, unknown>>,
  day: { today: string },
): { answers: Answers; faults: AnswerFault[] } {
  const { answers, faults } = walk(compiled, given, day)
  return { answers, faults: faults.filter(({ code }) => code !== 'answer.required') }
}

/** Whatever the order in which rows of a grid were kept. */
const isSame = (one: unknown, two: unknown): boolean => canonical(one) === canonical(two)
const canonical = (value: unknown): string =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? JSON.stringify(
        Object.entries(value)
          .map(([key, each]) => [key, canonical(each)])
          .sort(),
      )
    : JSON.stringify(value ?? null)

const rowsOf = (answer: Answer | undefined): Readonly<Record<string, Answer>> | undefined =>
  typeof answer === 'object' && !Array.isArray(answer) && !isNoAnswer(answer)
    ? (answer as Readonly<Record<string, Answer>>)
    : undefined

/** Where two entries of one sheet differ, in the order of the questionnaire; a grid row by row. */
export function differences(compiled: Compiled, one: Answers, two: Answers): Difference[] {
  return [...compiled.questions.values()].flatMap(({ question }): Difference[] => {
    const values: Difference['values'] = [one[question.code], two[question.code]]
    if (isSame(...values)) return []
    if (question.kind !== 'grid' || values.some(isNoAnswer)) return [{ question: question.code, values }]
    const [left, right] = values.map((each) => rowsOf(each) ?? {})
    return question.rows.flatMap(({ code }): Difference[] => {
      const cell: Difference['values'] = [left?.[code], right?.[code]]
      return isSame(...cell) ? [] : [{ question: question.code, row: code, values: cell }]
    })
  })
}

export const placeOf = ({ question, row }: Pick<Difference, 'question' | 'row'>): string =>
  row === undefined ? question : `${question}/${row}`

/** One answer of two entries: what they agree on, and of each difference the side that was chosen. */
export function settled(
  one: Answers,
  found: readonly Difference[],
  chosen: Readonly<Record<string, 1 | 2>>,
): Record<string, Answer> | undefined {
  const answers: Record<string, Answer> = { ...one }
  for (const each of found) {
    const side = chosen[placeOf(each)]
    if (side === undefined) return undefined
    put(answers, each, each.values[side - 1])
  }
  return answers
}

function put(answers: Record<string, Answer>, { question, row }: Difference, value: Answer | undefined): void {
  if (row === undefined) {
    if (value === undefined) delete answers[question]
    else answers[question] = value
    return
  }
  const { [row]: _, ...others } = rowsOf(answers[question]) ?? {}
  const rows = (value === undefined ? others : { ...others, [row]: value }) as Record<string, string>
  if (Object.keys(rows).length > 0) answers[question] = rows
  else delete answers[question]
}
