import type { ScoreAsked } from '#lib/questionnaire/scored.ts'
import type { Estimate } from '#lib/statistics/estimates.ts'
import type { FigureDomain, LinearFigure } from '#lib/statistics/linear-figures.ts'
import { ratingTenths } from '#lib/statistics/ratings.ts'
import { type Asking, asking, askingAll, askingBoth } from './asking-rules.ts'
import { shownLine } from './figure-rules.ts'
import { withoutTied } from './hiding-rules.ts'
import { columnAsking, countsIn, type Estimating, type FoundColumn, hiddenInGroups, singlesIn } from './index-rules.ts'
import { hiddenInPlaces, type Places, rankedFamily, rankedLines } from './place-rules.ts'
import type { Line, Part, RankedLine, RankedScoreLine, Score, ScoreLine } from './schema.ts'
import type { Single } from './singles/schema.ts'

type Range = { least: number; most: number }
/** A score as it is reckoned: the mean of its parts, each the mean of its items, on a scale from 0 to 1. */
type Scoring = {
  code: string
  label: string
  range: Range
  parts: readonly (readonly number[])[]
  /** How much each part says; where it is missing they all say the same. */
  by?: readonly number[]
}

type Scores = Pick<Part, 'scores' | 'total'>
type ScoresWithSingles = Scores & { singles: Single[] }

/**
 * Points by the rule of the questionnaire, of everybody and of each group, and the sum of all dimensions; null where points
 * are those of a rating, or there is one dimension.
 */
export function scoresAsking(estimating: Estimating): Asking<ScoresWithSingles> {
  const { scored } = estimating.asked
  const scores = scored?.scores ?? []
  const total = totalOf(estimating)
  const scorings = [...(total ? [total] : []), ...scores.map((score) => scoringOf(estimating, score))]
  const columnOf = (scoring: Scoring) => columnAsking(estimating, (domain) => figureFor(estimating, scoring, domain))
  const parts = scores.map((score) => askingAll(partsOf(estimating, score).map(columnOf)))
  return askingBoth(askingAll(scorings.map(columnOf)), askingAll(parts), (found, each) =>
    scored ? scoresOf(estimating, scorings, found, each) : { scores: [], total: null, singles: [] },
  )
}

/** What a dimension is the sum of; none where it is one. */
function partsOf({ asked: { scored } }: Estimating, { parts }: ScoreAsked): Scoring[] {
  const k = parts.length
  if (k === 1 || scored?.rule !== 'dimensions') return []
  const range = { least: 1 / k, most: 10 / k }
  return parts.map(({ code, label, items }) => ({ code, label, range, parts: [items] }))
}

function scoresOf(
  estimating: Estimating,
  scorings: readonly Scoring[],
  columns: readonly FoundColumn[],
  each: readonly FoundColumn[][],
): ScoresWithSingles {
  const scores = estimating.asked.scored?.scores ?? []
  const scoringsOf = scores.map((score) => partsOf(estimating, score))
  const parts = scoringsOf.map((own, s) => own.map((part, i) => lineOf(estimating, part, each[s]![i]!.whole)))
  const rule = estimating.asked.scored?.rule ?? 'rating'
  const first = scorings.length - parts.length
  const from = parts.map((_, i) => scorings.length + parts.slice(0, i).reduce((sum, own) => sum + own.length, 0))
  const lines = withoutTied(
    [...scorings.map((scoring, at) => lineOf(estimating, scoring, columns[at]!.whole)), ...parts.flat()],
    [
      ...(first > 0 ? [{ sum: 0, of: parts.map((_, i) => first + i) }] : []),
      ...parts.flatMap((own, i) => (own.length > 0 ? [{ sum: first + i, of: own.map((_, k) => from[i]! + k) }] : [])),
    ],
  )
  const wholes = lines.slice(0, scorings.length)
  const hidden = hiddenInGroups(estimating, columns, wholes, { isSum: first > 0 })
  const groups = groupsOf(estimating, scorings, columns, hidden)
  const all = scorings.map((_, at): Score => {
    const own = parts[at - first] ?? []
    const inside = lines.slice(from[at - first] ?? 0, (from[at - first] ?? 0) + own.length)
    return { ...lines[at]!, rule, parts: inside, groups: groups[at]!, places: [] }
  })
  const singles = scoringsOf.map((own, s) => {
    const at = first + s
    const whole = { column: columns[at]!, line: lines[at]!, hidden: hidden.map((group) => group[at]!) }
    const family = {
      kind: 'part' as const,
      of: scorings[at]!.code,
      first: whole,
      columns: each[s]!,
      lines: all[at]!.parts,
    }
    return singlesIn(estimating, family, (found, i) => lineOf(estimating, own[i]!, found).figure)
  })
  return { total: first > 0 ? all[0]! : null, scores: all.slice(first), singles: singles.flat() }
}

/** Each score of each group of people. */
function groupsOf(
  estimating: Estimating,
  scorings: readonly Scoring[],
  columns: readonly FoundColumn[],
  hidden: readonly Line['hidden'][][][],
): Score['groups'][] {
  return scorings.map((scoring, at) =>
    columns[at]!.groups.map(({ group, found }, g) => ({
      ...{ code: group.code, label: group.label },
      lines: group.choices.map(({ code, label }, i) => {
        const why = hidden[g]![at]![i]!
        return why
          ? hiddenLine({ code, label, range: scoring.range }, why)
          : lineOf(estimating, { ...scoring, code, label }, found[i]!)
      }),
    })),
  )
}

const scoringOf = ({ asked }: Estimating, { code, label, parts }: ScoreAsked): Scoring =>
  asked.scored?.rule === 'rating'
    ? { code, label, range: { least: 0, most: 2 }, parts: [parts[0]?.items.slice(0, 1) ?? []] }
    : { code, label, range: { least: 1, most: 10 }, parts: parts.map(({ items }) => items) }

const TOTAL = { code: 'total', label: 'Tổng các nội dung' }

/** The mean of the dimensions' shares, each made of its parts: a list of parts in which all dimensions have the same say. */
function totalOf({ asked: { scored } }: Estimating): Scoring | null {
  if (scored?.rule !== 'dimensions' || scored.scores.length < 2) return null
  const count = scored.scores.length
  return {
    ...TOTAL,
    range: { least: count, most: 10 * count },
    parts: scored.scores.flatMap(({ parts }) => parts.map(({ items }) => items)),
    by: scored.scores.flatMap(({ parts }) => parts.map(() => 1 / count / parts.length)),
  }
}

const figureFor = ({ coding }: Estimating, { parts, by }: Scoring, domain?: FigureDomain): LinearFigure => ({
  terms: parts.flatMap((items, p) =>
    items.map((item) => ({ over: coding.point(item), under: null, by: (by?.[p] ?? 1 / parts.length) / items.length })),
  ),
  domain,
})

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

/** Points in each place for itself, ranked: the sum, each score, and by the code of a part. */
export type ScorePlaces = {
  total: RankedScoreLine[]
  scores: RankedScoreLine[][]
  parts: Map<string, RankedScoreLine[]>
}

export function scorePlacesAsking(
  estimating: Estimating,
  { places, domain }: Places,
  { scores, total }: Scores,
): Asking<ScorePlaces> {
  const { asked, minimum } = estimating
  const sum = totalOf(estimating)
  const own = (asked.scored?.scores ?? []).map((score) => scoringOf(estimating, score))
  const scorings = sum ? [sum, ...own] : own
  const wholes = total ? [total, ...scores] : scores
  const parts = (asked.scored?.scores ?? []).map((score) => partsOf(estimating, score))
  const each = (list: readonly Scoring[]) =>
    askingAll(list.map((scoring) => asking(figureFor(estimating, scoring, domain), (it) => it)))
  const found = askingBoth(each(scorings), askingAll(parts.map(each)), (columns, ofParts) => ({ columns, ofParts }))
  return askingBoth(countsIn(domain), found, (counts, { columns, ofParts }) => {
    const hidden = hiddenInPlaces({ counts, columns, wholes }, { isSum: sum !== null, minimum })
    const lines = scorings.map(({ range }, at) => {
      const told = { counts: columns[at]!.map(({ n }) => n), hidden: hidden[at]!, found: columns[at]! }
      return rankedLines(places, told).map((line) => inRange(line, range))
    })
    const singles = parts.flatMap((list, s): [string, RankedScoreLine[]][] => {
      const at = scorings.length - parts.length + s
      const first = { column: columns[at]!, whole: wholes[at]!, hidden: hidden[at]! }
      const family = { counts, first, columns: ofParts[s]!, wholes: scores[s]!.parts }
      return rankedFamily(places, family, minimum).map(([code, ranked], i) => {
        return [code, ranked.map((line) => inRange(line, list[i]!.range))]
      })
    })
    const [ofTotal = [], ...rest] = sum ? lines : [[], ...lines]
    return { total: ofTotal, scores: rest, parts: new Map(singles) }
  })
}

const inRange = (line: RankedLine, range: Range): RankedScoreLine => {
  return { ...line, ...range, figure: inPoints(line.figure, range) }
}
