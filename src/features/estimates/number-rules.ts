import type { CellEstimate, CellFigure } from '#lib/statistics/cell-figures.ts'
import { waldInterval } from '#lib/statistics/intervals.ts'
import { type BlockColumn, type FigureDomain, workedOut } from '#lib/statistics/linear-figures.ts'
import type { Telling } from '#lib/statistics/told-numbers.ts'
import { type Asking, asking, askingAll, askingAnd, askingBoth } from './asking-rules.ts'
import type { Coding, NumberColumn } from './coding-rules.ts'
import { columnAsking, countsIn, type Estimating, singlesIn } from './index-rules.ts'
import type { AskedNumber } from './item-rules.ts'
import { hiddenInPlaces, type Places } from './place-rules.ts'
import type { Figure, Line, NumberLine, NumberQuestion, Part } from './schema.ts'
import type { Single } from './singles/schema.ts'

type FigureIn = (domain?: FigureDomain) => CellFigure
type Numbers = { numbers: NumberQuestion[]; singles: Single[] }

/** Mean and median of each number question, of everybody and of each group. */
export function numbersAsking(estimating: Estimating): Asking<Numbers> {
  const each = estimating.asked.numbers.map((question) => numberAsking(estimating, question))
  return askingAnd(askingAll(each), (all) => ({
    numbers: all.map(({ line }) => line),
    singles: all.flatMap(({ singles }) => singles),
  }))
}

type Told = { line: NumberQuestion; singles: Single[] }

function numberAsking(estimating: Estimating, { code, label, unit, decimals }: AskedNumber): Asking<Told> {
  const column = estimating.coding.number(code)
  const head = { code, label, unit, decimals, tooMany: column.isOverfull }
  if (head.tooMany) {
    const line = { ...head, n: null, figure: null, median: null, hidden: null }
    return { figures: [], say: () => ({ line, singles: [] }) }
  }
  const telling = tellingOf(estimating, decimals)
  const [mean, median] = meanAndMedian(column, telling)
  return askingBoth(columnAsking(estimating, mean), columnAsking(estimating, median), (means, medians) => {
    const line = { ...lineOf(estimating, head, means.whole, medians.whole), ...head }
    // One who has nearly all would be told by the mean; a group of whom that holds takes all of its table along.
    const isTold = (g: number) => !medians.groups[g]!.found.some((found) => found.isDominated)
    if (medians.whole.isDominated) return { line, singles: [] }
    const family = { kind: 'number' as const, of: code, first: null, columns: [means], lines: [line] }
    const singles = singlesIn(estimating, family, (found) => meanFigure(found, estimating.isSample))
    const withMedian = (single: Single): Single => ({
      ...single,
      groups: single.groups.flatMap((group, g) => {
        const { found } = medians.groups[g]!
        const lines = group.lines.map((own, i) => ({ ...own, median: medianOf(own, found[i]!) }))
        return isTold(g) ? [{ ...group, lines }] : []
      }),
    })
    return { line, singles: singles.map(withMedian) }
  })
}

/** The same in each place for itself, by question; more is not better, so that places have no ranks by it. */
export function numberPlacesAsking(
  estimating: Estimating,
  { places, domain }: Places,
  { numbers }: Pick<Part, 'numbers'>,
): Asking<Map<string, Single['places']>> {
  const { coding, isSample, minimum } = estimating
  const each = numbers.filter(({ tooMany, hidden }) => !tooMany && !hidden)
  const found = each.map((line) => {
    const [mean, median] = meanAndMedian(coding.number(line.code), tellingOf(estimating, line.decimals))
    const columns = [mean, median].map((figure) => asking(figure(domain), (it) => it))
    return askingAnd(askingAll(columns), ([means = [], medians = []]) => ({ line, means, medians }))
  })
  return askingBoth(countsIn(domain), askingAll(found), (counts, all) => {
    const lines = all.map(({ line, means, medians }): [string, Single['places']] => {
      if (medians.some((own) => own.isDominated)) return [line.code, []]
      const table = { counts, columns: [means], wholes: [line] }
      const [hidden = []] = hiddenInPlaces(table, { isSum: false, minimum })
      return [
        line.code,
        places.map(({ id, label }, i) => {
          const why = hidden[i] ?? null
          const head = { code: id, label, place: null, low: null, high: null, hidden: why }
          if (why) return { ...head, n: null, figure: null, median: null }
          const own = { ...head, n: means[i]!.n, figure: meanFigure(means[i]!, isSample) }
          return { ...own, median: medianOf(own, medians[i]!) }
        }),
      ]
    })
    return new Map(lines)
  })
}

/** Where answers are only counted there is nothing to keep back. */
const tellingOf = ({ minimum }: Estimating, decimals: number): Telling | undefined =>
  minimum > 1 ? { least: minimum, unit: 10 ** -decimals } : undefined

/** The mean is counted from the first that came, so that nothing is lost in the squares. */
function meanAndMedian(column: NumberColumn, telling: Telling | undefined): [FigureIn, FigureIn] {
  const { codes, values } = column
  const constant = values[0] ?? 0
  const terms = [{ over: lessThan(column, constant), under: null, by: 1 }]
  return [(domain) => ({ terms, constant, domain }), (domain) => ({ quantile: 0.5, codes, values, domain, telling })]
}

const lessThan = ({ codes, values }: NumberColumn, by: number): BlockColumn =>
  workedOut((block) => codes(block).map((code) => (Number.isNaN(code) ? code : values[code]! - by)))

/** The numbers themselves. */
export const numberValues = (coding: Coding, question: string): BlockColumn => lessThan(coding.number(question), 0)

function lineOf(
  { isSample, minimum }: Estimating,
  { code, label }: Pick<Line, 'code' | 'label'>,
  mean: CellEstimate,
  median: CellEstimate,
): NumberLine {
  const isFew = mean.n > 0 && mean.n < minimum
  if (isFew || median.isDominated) return { code, label, n: null, figure: null, median: null, hidden: 'small' }
  const line = { code, label, n: mean.n, figure: meanFigure(mean, isSample), hidden: null }
  return { ...line, median: medianOf(line, median) }
}

/** A mean with its interval on the scale of the answers. */
function meanFigure(estimate: CellEstimate, isSample: boolean): Figure | null {
  const { value, df, deff } = estimate
  // All alike: what is left is rounding.
  const se = estimate.se < 1e-9 * Math.abs(value) ? 0 : estimate.se
  if (Number.isNaN(value)) return null
  if (!isSample || !(df >= 1) || Number.isNaN(se))
    return { value, se: null, low: null, high: null, df: null, deff: null }
  return { value, se, ...waldInterval({ value, se, df }), df, deff }
}

/** Told where the mean is and enough people share it, with an interval where that has one. */
function medianOf({ figure }: Pick<Line, 'figure'>, { told }: CellEstimate): NumberLine['median'] {
  if (!figure || !told) return null
  const { value, step } = told
  const known = figure.se !== null && !Number.isNaN(told.low) && !Number.isNaN(told.high)
  return { value, low: known ? told.low : null, high: known ? told.high : null, step }
}
