import type { Design } from '#lib/statistics/design.ts'
import { dimensionScore } from '#lib/statistics/dimension-scores.ts'
import { type Estimate, estimateMean } from '#lib/statistics/estimates.ts'
import { type Rating, ratingFigures, ratingTenths } from '#lib/statistics/ratings.ts'
import { designFor, shownLine } from './figure-rules.ts'
import type { Asked } from './item-rules.ts'
import type { AnswerRow } from './rules.ts'
import type { Score, ScoreLine } from './schema.ts'
import type { ScoreAsked } from './scored-rules.ts'

type Scoring = { asked: Asked; rows: readonly AnswerRow[]; design: Design | null; minimum: number }
type Range = { least: number; most: number }

/** Points by the rule of the questionnaire, each with the error of the whole design; none where it has no rule. */
export function scoresOf({ asked: { scored }, rows, design, minimum }: Scoring): Score[] {
  if (!scored) return []
  const columns = scored.items.map(({ of }) => Float64Array.from(rows, ({ answers }) => of(answers)))
  const own = designFor(design, rows.length)
  const line = (code: string, label: string, estimate: Estimate, range: Range): ScoreLine => {
    const shown = shownLine(code, label, shareFrom(estimate, range), design !== null, minimum)
    return { ...shown, figure: inPoints(shown.figure, range), ...range }
  }
  return scored.scores.map((score): Score => {
    if (scored.rule === 'rating') {
      const column = columns[score.parts[0]?.items[0] ?? 0] ?? new Float64Array(rows.length)
      const rated = line(score.code, score.label, scaled(estimateMean(own, column), 2), { least: 0, most: 2 })
      return { ...(design ? rated : asTheRuleRounds(rated, column)), rule: 'rating', parts: [], groups: [], places: [] }
    }
    return { ...dimensionOf(score, columns, own, line), rule: 'dimensions' }
  })
}

function dimensionOf(
  { code, label, parts }: ScoreAsked,
  columns: readonly Float64Array[],
  design: Design,
  line: (code: string, label: string, estimate: Estimate, range: Range) => ScoreLine,
): Omit<Score, 'rule'> {
  const k = parts.length
  const indicators = parts.map(({ items }) =>
    items.map((item) => ({ answers: columns[item] ?? new Float64Array(design.rows), worst: 0, best: 1 })),
  )
  const { dimension, subDimensions } = dimensionScore(design, indicators)
  const range = { least: 1 / k, most: 10 / k }
  return {
    ...line(code, label, dimension, { least: 1, most: 10 }),
    ...{ groups: [], places: [] },
    parts: k === 1 ? [] : parts.map((part, i) => line(part.code, part.label, subDimensions[i]!, range)),
  }
}

/** Every dossier counts once: the tenths are those that the circular reckons, in whole numbers. */
function asTheRuleRounds(line: ScoreLine, column: Float64Array): ScoreLine {
  const points = Array.from(column, (share): Rating => (Number.isNaN(share) ? null : ((2 * share) as 0 | 1 | 2)))
  const figures = ratingFigures(points)
  if (!line.figure || !figures) return line
  return { ...line, figure: { ...line.figure, value: ratingTenths(figures) / 10 } }
}

const scaled = (estimate: Estimate, by: number): Estimate => ({
  ...estimate,
  ...{ value: estimate.value * by, se: estimate.se * by, variance: estimate.variance * by ** 2 },
})

/** Intervals are made on the scale from 0 to 1, where they cannot leave it. */
const shareFrom = (estimate: Estimate, { least, most }: Range): Estimate =>
  scaled({ ...estimate, value: estimate.value - least }, 1 / (most - least))

function inPoints(figure: ScoreLine['figure'], { least, most }: Range): ScoreLine['figure'] {
  if (!figure) return null
  const of = (share: number | null) => (share === null ? null : least + share * (most - least))
  const { value, se, low, high } = figure
  const points = least + value * (most - least)
  return { ...figure, value: points, se: se === null ? null : se * (most - least), low: of(low), high: of(high) }
}
