import { type Answer, type Answers, isNoAnswer, type Question, type Questionnaire, rowName, wordsIn } from './schema.ts'

/** One indicator of a score, brought to 0 to 1 on its own scale; NaN where an answer tells nothing of it. */
export type ScoredItem = {
  code: string
  label: string
  /** Those that `of` can come to. */
  values: readonly number[]
  /** Questions that tell of it. */
  reads: readonly string[]
  of(answers: Answers): number
}
/** A score with its parts, each made of indicators by their numbers. */
export type ScoreAsked = { code: string; label: string; parts: { code: string; label: string; items: number[] }[] }
export type Scored = { rule: 'rating' | 'dimensions'; items: ScoredItem[]; scores: ScoreAsked[] }

export const RATING_MOST = 2

/** What of a questionnaire becomes points, with its names in a language; undefined where it is not of that kind. */
export function scoredIn({ scored, sections, languages }: Questionnaire, language = 'vi'): Scored | undefined {
  if (!scored) return undefined
  const say = (text: Questionnaire['title'] | undefined) => wordsIn(text, language, languages[0] ?? 'vi')
  const items: ScoredItem[] = []
  const scores = new Map<string, ScoreAsked>()
  for (const section of sections) {
    for (const question of section.questions) {
      for (const { code, label, measures, ...made } of indicatorsOf(question, scored.rule)) {
        const whole = scored.rule === 'rating' ? measures : (measures.split('.')[0] ?? measures)
        const title = scored.rule === 'rating' ? `${measures}. ${say(question.label)}` : say(section.title)
        const score = scores.get(whole) ?? { code: whole, label: title, parts: [] }
        scores.set(whole, score)
        let part = score.parts.find((each) => each.code === measures)
        if (!part) {
          part = { code: measures, label: say(scored.names[measures]) || measures, items: [] }
          score.parts.push(part)
        }
        part.items.push(items.length)
        items.push({ code, label: say(label), ...made })
      }
    }
  }
  return { rule: scored.rule, items, scores: [...scores.values()] }
}

type Indicator = Omit<ScoredItem, 'label'> & { label: Question['label']; measures: string }

function indicatorsOf(question: Question, rule: Scored['rule']): Indicator[] {
  const { scores, except, code, label, measures } = question
  const given = Object.values(scores ?? {})
  const [worst, best] = rule === 'rating' ? [0, RATING_MOST] : [Math.min(...given), Math.max(...given)]
  if (!scores || !(best > worst)) return []
  const share = (points: number) => (points - worst) / (best - worst)
  const values = given.map(share)
  const reads = except ? [code, except.question] : [code]
  const shareOf = (answer: unknown, answers: Answers): number => {
    if (except && answers[except.question] === except.choice) return Number.NaN
    const points = typeof answer === 'string' || typeof answer === 'number' ? scores[String(answer)] : undefined
    return points === undefined ? Number.NaN : share(points)
  }
  if (question.kind === 'grid') {
    return question.rows.flatMap((row) => {
      const own = row.measures ?? measures
      const of = (answers: Answers) => shareOf(inGrid(answers[code], row.code), answers)
      return own ? [{ code: rowName(code, row.code), label: row.label, measures: own, values, reads, of }] : []
    })
  }
  if (!measures || (question.kind !== 'single' && question.kind !== 'scale')) return []
  return [{ code, label, measures, values, reads, of: (answers) => shareOf(answers[code], answers) }]
}

function inGrid(answer: Answer | undefined, row: string): unknown {
  if (typeof answer !== 'object' || Array.isArray(answer) || isNoAnswer(answer)) return undefined
  return (answer as Record<string, unknown>)[row]
}

/** What one person's answers come to: from 0 to 2, or from 1 to 10; null where they tell nothing. */
export type PersonScore = { code: string; label: string; points: number | null; told: number; of: number }

/**
 * The points of one person, for whoever tries a questionnaire: each part the mean of what was told, a dimension the mean
 * of its parts on 1 to 10. Estimates are made of many persons with their weights (`lib/statistics`), never of these.
 */
export function personScores({ rule, items, scores }: Scored, answers: Answers): PersonScore[] {
  const mean = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length
  return scores.map(({ code, label, parts }) => {
    const told = parts.map((part) => part.items.map((at) => items[at]!.of(answers)).filter((it) => !Number.isNaN(it)))
    const shares = told.filter((part) => part.length > 0).map(mean)
    const share = shares.length > 0 ? mean(shares) : undefined
    return {
      ...{ code, label, told: told.flat().length, of: parts.flatMap((part) => part.items).length },
      points: share === undefined ? null : rule === 'rating' ? RATING_MOST * share : 1 + 9 * share,
    }
  })
}
