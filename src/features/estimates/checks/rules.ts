import { type Answers, isNoAnswer, type Questionnaire } from '#lib/questionnaire/schema.ts'

export type Looked = {
  id: string
  channel: string
  clusterId: string | null
  interviewerId: string | null
  receivedAt: Date | null
  seconds: number | null
  answers: Answers
}
export type Proposal = { id: string; why: string[] }

/** Share of the median time below which an interview was too fast to be asked in full. */
const FAST = 0.4
const FEWEST_TIMES = 10
/** Statements answered alike, of which no person answers so many without thought. */
const LONGEST_ROW = 8
const [NIGHT_FROM, NIGHT_TO] = [22, 6]

/**
 * Answers that somebody should ask again, each with its reasons: nothing is dropped and nobody is accused. Speed against the
 * median of the survey, one answer to every statement, night in Việt Nam, and answers alike from one interviewer.
 */
export function proposals(questionnaire: Questionnaire, answers: readonly Looked[]): Proposal[] {
  const median = medianOf(answers.flatMap(({ seconds }) => seconds ?? []))
  const alike = identical(answers)
  return answers.flatMap((answer) => {
    const why = [
      ...(median !== null && answer.seconds !== null && answer.seconds < FAST * median
        ? [`Trả lời trong ${answer.seconds} giây, nhanh hơn hẳn người khác (trung vị ${Math.round(median)} giây)`]
        : []),
      ...straight(questionnaire, answer.answers),
      ...(answer.receivedAt && isNight(answer.receivedAt) ? ['Phiếu được ghi vào ban đêm'] : []),
      ...((alike.get(answer.id) ?? 1) > 1
        ? [`Giống hệt ${(alike.get(answer.id) ?? 1) - 1} phiếu khác của cùng người hỏi`]
        : []),
    ]
    return why.length > 0 ? [{ id: answer.id, why }] : []
  })
}

function medianOf(times: readonly number[]): number | null {
  if (times.length < FEWEST_TIMES) return null
  const sorted = times.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[half] ?? null) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}

/** One answer to every statement of all grids together. */
function straight({ sections }: Questionnaire, answers: Answers): string[] {
  const chosen = sections
    .flatMap(({ questions }) => questions)
    .flatMap(({ kind, code }) => {
      const own = kind === 'grid' ? answers[code] : undefined
      return typeof own === 'object' && !Array.isArray(own) && !isNoAnswer(own) ? Object.values(own) : []
    })
  const same = chosen.length >= LONGEST_ROW && chosen.every((each) => typeof each === 'string' && each === chosen[0])
  return same ? [`Cả ${chosen.length} nội dung đều trả lời như nhau`] : []
}

const isNight = (at: Date): boolean => {
  const hour = (at.getUTCHours() + 7) % 24
  return hour >= NIGHT_FROM || hour < NIGHT_TO
}

/** How many answers of one interviewer are the same to the last word. */
function identical(answers: readonly Looked[]): Map<string, number> {
  const asked = answers.filter(
    ({ interviewerId, answers: own }) => interviewerId !== null && Object.keys(own).length > 0,
  )
  const groups = Map.groupBy(asked, ({ interviewerId, answers: own }) => JSON.stringify([interviewerId, inOrder(own)]))
  return new Map([...groups.values()].flatMap((group) => group.map(({ id }) => [id, group.length] as const)))
}

const inOrder = (value: unknown): unknown =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : Object.entries(value)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, own]) => [name, inOrder(own)])
