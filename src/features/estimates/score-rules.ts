import type { ScoreAsked } from '#lib/questionnaire/scored.ts'
import type { Estimate } from '#lib/statistics/estimates.ts'
import type { FigureDomain, LinearFigure } from '#lib/statistics/linear-figures.ts'
import { ratingTenths } from '#lib/statistics/ratings.ts'
import { type Asking, asking, askingAll, askingAnd, askingBoth } from './asking-rules.ts'
import { shownLine } from './figure-rules.ts'
import { countsIn, type Estimating, hiddenIn, inGroupsAsking } from './index-rules.ts'
import { hiddenAmong, type Places, rankedLines } from './place-rules.ts'
import type { Line, RankedScoreLine, Score, ScoreLine } from './schema.ts'

type Range = { least: number; most: number }
/** A score as it is reckoned: the mean of its parts, each the mean of its items, on a scale from 0 to 1. */
type Scoring = { code: string; label: string; range: Range; parts: readonly (readonly number[])[] }

/** Points by the rule of the questionnaire, of everybody and of each group; none where it has no rule. */
export function scoresAsking(estimating: Estimating): Asking<Score[]> {
  const { scored } = estimating.asked
  return askingAll((scored?.scores ?? []).map((score) => scoreAsking(estimating, score)))
}

/** The sum of all dimensions; null where points are those of a rating, or there is one dimension. */
export function totalAsking(estimating: Estimating): Asking<Score | null> {
  const scoring = totalOf(estimating)
  if (!scoring) return { figures: [], say: () => null }
  return askingAnd(wholeAsking(estimating, scoring), (whole) => ({
    ...whole,
    rule: 'dimensions',
    parts: [],
    places: [],
  }))
}

function scoreAsking(estimating: Estimating, score: ScoreAsked): Asking<Score> {
  const rule = estimating.asked.scored?.rule ?? 'rating'
  const k = score.parts.length
  const parts = k === 1 || rule === 'rating' ? [] : score.parts
  const range = { least: 1 / k, most: 10 / k }
  const each = askingAll(
    parts.map(({ code, label, items }) => {
      const scoring = { code, label, range, parts: [items] }
      return asking(figureFor(estimating, scoring), ([found]) => lineOf(estimating, scoring, found!))
    }),
  )
  return askingBoth(wholeAsking(estimating, scoringOf(estimating, score)), each, (whole, lines) => {
    return { ...whole, rule, parts: lines, places: [] }
  })
}

const scoringOf = ({ asked }: Estimating, { code, label, parts }: ScoreAsked): Scoring =>
  asked.scored?.rule === 'rating'
    ? { code, label, range: { least: 0, most: 2 }, parts: [parts[0]?.items.slice(0, 1) ?? []] }
    : { code, label, range: { least: 1, most: 10 }, parts: parts.map(({ items }) => items) }

const TOTAL = { code: 'total', label: 'Tổng các nội dung' }

/** The mean of the dimensions' shares, each made of its parts: a list of parts in which all dimensions have the same say. */
function totalOf({ asked: { scored } }: Estimating): (Scoring & { by: readonly number[] }) | null {
  if (scored?.rule !== 'dimensions' || scored.scores.length < 2) return null
  const count = scored.scores.length
  return {
    ...TOTAL,
    range: { least: count, most: 10 * count },
    parts: scored.scores.flatMap(({ parts }) => parts.map(({ items }) => items)),
    by: scored.scores.flatMap(({ parts }) => parts.map(() => 1 / count / parts.length)),
  }
}

const figureFor = (
  { coding }: Estimating,
  { parts, by }: Scoring & { by?: readonly number[] },
  domain?: FigureDomain,
): LinearFigure => ({
  terms: parts.flatMap((items, p) =>
    items.map((item) => ({ over: coding.point(item), under: null, by: (by?.[p] ?? 1 / parts.length) / items.length })),
  ),
  domain,
})

/** A score of everybody and of each group of people. */
function wholeAsking(estimating: Estimating, scoring: Scoring): Asking<ScoreLine & Pick<Score, 'groups'>> {
  const whole = asking(figureFor(estimating, scoring), ([found]) => found!)
  const groups = inGroupsAsking(estimating, (domain) => figureFor(estimating, scoring, domain))
  return askingBoth(whole, groups, (all, each) => ({
    ...lineOf(estimating, scoring, all),
    groups: each.map((of) => {
      const hidden = hiddenIn(estimating, of, all.n)
      const lines = of.group.choices.map(({ code, label }, i) =>
        hidden[i]
          ? hiddenLine({ code, label, range: scoring.range }, hidden[i])
          : lineOf(estimating, { ...scoring, code, label }, of.found[i]!),
      )
      return { code: of.group.code, label: of.group.label, lines }
    }),
  }))
}

const hiddenLine = ({ code, label, range }: Omit<Scoring, 'parts'>, hidden: Line['hidden']): ScoreLine => ({
  ...{ code, label, n: null, figure: null, hidden },
  ...range,
})

function lineOf(
  { asked, isSample, minimum }: Estimating,
  { code, label, range }: Scoring,
  estimate: Estimate,
): ScoreLine {
  const line = { ...shownLine(code, label, estimate, isSample, minimum), ...range }
  const points = { ...line, figure: inPoints(line.figure, range) }
  return asked.scored?.rule === 'rating' && !isSample ? asTheRuleRounds(points, estimate) : points
}

/** Every dossier counts once: the tenths are those that the circular reckons, in whole numbers. */
function asTheRuleRounds(line: ScoreLine, { value, n }: Estimate): ScoreLine {
  if (!line.figure) return line
  const points = Math.round(2 * value * n)
  return { ...line, figure: { ...line.figure, value: ratingTenths({ a: n, n2: 0, n1: points, n0: 0 }) / 10 } }
}

function inPoints(figure: ScoreLine['figure'], { least, most }: Range): ScoreLine['figure'] {
  if (!figure) return null
  const of = (share: number | null) => (share === null ? null : least + share * (most - least))
  const { value, se, low, high } = figure
  const points = least + value * (most - least)
  return { ...figure, value: points, se: se === null ? null : se * (most - least), low: of(low), high: of(high) }
}

/** The same points in each place for itself, ranked; `total` last where there is one. */
export function scorePlacesAsking(estimating: Estimating, { places, domain }: Places): Asking<RankedScoreLine[][]> {
  const total = totalOf(estimating)
  const scores = (estimating.asked.scored?.scores ?? []).map((score) => scoringOf(estimating, score))
  const all: (Scoring & { by?: readonly number[] })[] = total ? [...scores, total] : scores
  return askingAll(
    all.map((scoring) => {
      const points = asking(figureFor(estimating, scoring, domain), (found) => found)
      return askingBoth(countsIn(domain), points, (counts, found) => {
        const hidden = hiddenAmong(counts, found, estimating.minimum)
        return rankedLines(places, { counts: found.map(({ n }) => n), hidden, found }).map(
          (line): RankedScoreLine => ({ ...line, ...scoring.range, figure: inPoints(line.figure, scoring.range) }),
        )
      })
    }),
  )
}
