import { type Answers, isNoAnswer, type Questionnaire } from '#lib/questionnaire/schema.ts'

/** An interview that may be odd. */
export type Looked = {
  id: string
  clusterId: string | null
  interviewerId: string | null
  receivedAt: Date | null
  seconds: number | null
  /** Answers of the same interviewer that are the same to the last word, itself counted. */
  alike: number
  /** Only of those that may have one answer to every statement. */
  answers: Answers
}
export type Proposal = { id: string; why: string[] }
/** How long interviews took: that in the middle, of so many. */
export type Course = { times: number; median: number | null }

/** Share of the median time below which an interview was too fast to be asked in full. */
const FAST = 0.4
const FEWEST_TIMES = 10
/** Statements answered alike, of which no person answers so many without thought. */
const LONGEST_ROW = 8
/** Hours in Việt Nam. */
export const night: [from: number, to: number] = [22, 6]

/** Seconds under which an interview is told; null while too few say how long they took. */
export const tooFast = ({ times, median }: Course): number | null =>
  times < FEWEST_TIMES || median === null ? null : FAST * median

/**
 * Answers that somebody should ask again, each with its reasons: nothing is dropped and nobody is accused. Speed against the
 * median of the survey, one answer to every statement, night in Việt Nam, and answers alike from one interviewer.
 */
export function proposals(questionnaire: Questionnaire, course: Course, answers: readonly Looked[]): Proposal[] {
  const fast = tooFast(course)
  return answers.flatMap(({ id, seconds, receivedAt, alike, answers: own }) => {
    const why = [
      ...(fast !== null && seconds !== null && seconds < fast
        ? [`Trả lời trong ${seconds} giây, nhanh hơn hẳn người khác (trung vị ${Math.round(course.median ?? 0)} giây)`]
        : []),
      ...straight(questionnaire, own),
      ...(receivedAt && isNight(receivedAt) ? ['Phiếu được ghi vào ban đêm'] : []),
      ...(alike > 1 ? [`Giống hệt ${alike - 1} phiếu khác của cùng người hỏi`] : []),
    ]
    return why.length > 0 ? [{ id, why }] : []
  })
}

/** Codes of the tables of statements. */
export const gridsOf = ({ sections }: Questionnaire): string[] =>
  sections.flatMap(({ questions }) => questions).flatMap(({ kind, code }) => (kind === 'grid' ? [code] : []))

/** One answer to every statement of all grids together. */
function straight(questionnaire: Questionnaire, answers: Answers): string[] {
  const chosen = gridsOf(questionnaire).flatMap((code) => {
    const own = answers[code]
    return typeof own === 'object' && !Array.isArray(own) && !isNoAnswer(own) ? Object.values(own) : []
  })
  const same = chosen.length >= LONGEST_ROW && chosen.every((each) => typeof each === 'string' && each === chosen[0])
  return same ? [`Cả ${chosen.length} nội dung đều trả lời như nhau`] : []
}

const isNight = (at: Date): boolean => {
  const hour = (at.getUTCHours() + 7) % 24
  return hour >= night[0] || hour < night[1]
}
