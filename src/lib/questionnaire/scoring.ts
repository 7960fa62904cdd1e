import { type Fault, fault } from './compile.ts'
import { type Question, type Questionnaire, rowName } from './schema.ts'
import { RATING_MOST, scoredIn } from './scored.ts'

/**
 * What is wrong with how answers become points, each with its place. Apart from `compile`: such a questionnaire can be
 * asked and answered; only its points would not be what its author means.
 */
export function scoringFaults(form: Questionnaire): Fault[] {
  const { scored } = form
  if (!scored) return []
  const questions = new Map(form.sections.flatMap((section) => section.questions.map((it) => [it.code, it] as const)))
  const measured = new Set<string>()
  const faults: Fault[] = []
  for (const section of form.sections) {
    for (const question of section.questions) {
      const place = `${section.code}/${question.code}`
      if (hasScores(question)) faults.push(...pointsFaults(place, question, scored.rule))
      if (hasScores(question) && scored.rule === 'rating') faults.push(...twice(place, question, measured))
      faults.push(...exceptFaults(place, question, questions))
    }
  }
  const items = scoredIn(form)?.items.length ?? 0
  return items === 0 && faults.length === 0 ? [fault('', 'scored', 'questionnaire.score_nothing')] : faults
}

const hasScores = ({ scores }: Question): boolean => Object.keys(scores ?? {}).length > 0

/** Codes of what can be chosen, where a question can have points; a grid has them in each row. */
export function scorable(question: Question): readonly { code: string; label: Question['label'] }[] | undefined {
  if (question.kind === 'single' || question.kind === 'grid') return question.choices
  if (question.kind === 'scale') return question.points.map(({ value, label }) => ({ code: String(value), label }))
  return undefined
}

/** What a question counts for: itself, or each of its rows by the name that expressions use. */
export function measuresOf(question: Question): { code: string; measures: string }[] {
  const { code, measures } = question
  if (question.kind !== 'grid') return measures ? [{ code, measures }] : []
  return question.rows.flatMap((row) => {
    const own = row.measures ?? measures
    return own ? [{ code: rowName(code, row.code), measures: own }] : []
  })
}

function pointsFaults(place: string, question: Question, rule: 'rating' | 'dimensions'): Fault[] {
  const choices = scorable(question)
  if (!choices) return [fault(place, 'scores', 'questionnaire.score_kind')]
  const known = new Set(choices.map(({ code }) => code))
  const points = Object.entries(question.scores ?? {})
  const faults = points
    .filter(([code]) => !known.has(code))
    .map(([choice]) => fault(place, 'scores', 'questionnaire.score_choice', { choice }))
  if (measuresOf(question).length === 0) faults.push(fault(place, 'measures', 'questionnaire.score_unmeasured'))
  const odd = points.find(([, value]) => !Number.isInteger(value) || value < 0 || value > RATING_MOST)
  if (rule === 'rating' && odd)
    faults.push(fault(place, 'scores', 'questionnaire.score_rating', { points: odd[1], most: RATING_MOST }))
  if (rule === 'dimensions' && new Set(points.map(([, value]) => value)).size < 2)
    faults.push(fault(place, 'scores', 'questionnaire.score_flat'))
  return faults
}

/** An indicator of the circular is one question: of two, one would not count. */
function twice(place: string, question: Question, measured: Set<string>): Fault[] {
  return measuresOf(question).flatMap(({ measures }) => {
    if (measured.has(measures)) return [fault(place, 'measures', 'questionnaire.score_twice', { measures })]
    measured.add(measures)
    return []
  })
}

/** The other answer may come later: points are reckoned when the whole is there. */
function exceptFaults(place: string, { except, code }: Question, questions: ReadonlyMap<string, Question>): Fault[] {
  if (!except) return []
  const name = except.question
  const other = questions.get(name)
  if (!other) return [fault(place, 'except', 'questionnaire.unknown_name', { name })]
  if (other.kind !== 'single' || name === code) return [fault(place, 'except', 'questionnaire.except_kind', { name })]
  const codes = other.choices.map((choice) => choice.code)
  if (codes.includes(except.choice)) return []
  const facts = { value: except.choice, choices: codes.slice(0, 12).join(', ') }
  return [fault(place, 'except', 'questionnaire.unknown_choice', facts)]
}
