import type { CellEstimate, CellFigure } from '#lib/statistics/cell-figures.ts'
import { waldInterval } from '#lib/statistics/intervals.ts'
import { type BlockColumn, type FigureDomain, workedOut } from '#lib/statistics/linear-figures.ts'
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
  const [mean, median] = meanAndMedian(column)
  return askingBoth(columnAsking(estimating, mean), columnAsking(estimating, median), (means, medians) => {
    const line = { ...lineOf(estimating, head, means.whole, medians.whole), ...head }
    const family = { kind: 'number' as const, of: code, first: null, columns: [means], lines: [line] }
    const singles = singlesIn(estimating, family, (found) => meanFigure(found, estimating.isSample))
    const withMedian = (single: Single): Single => ({
      ...single,
      groups: single.groups.map((group, g) => ({
        ...group,
        lines: group.lines.map((own, i) => ({ ...own, median: medianOf(own, medians.groups[g]!.found[i]!) })),
      })),
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
  const each = numbers.filter(({ tooMany }) => !tooMany)
  const found = each.map((line) => {
    const [mean, median] = meanAndMedian(coding.number(line.code))
    const columns = [mean, median].map((figure) => asking(figure(domain), (it) => it))
    return askingAnd(askingAll(columns), ([means = [], medians = []]) => ({ line, means, medians }))
  })
  return askingBoth(countsIn(domain), askingAll(found), (counts, all) => {
    const lines = all.map(({ line, means, medians }): [string, Single['places']] => {
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

/** The mean is counted from the first that came, so that nothing is lost in the squares. */
function meanAndMedian(column: NumberColumn): [FigureIn, FigureIn] {
  const { codes, values } = column
  const constant = values[0] ?? 0
  const terms = [{ over: lessThan(column, constant), under: null, by: 1 }]
  return [(domain) => ({ terms, constant, domain }), (domain) => ({ quantile: 0.5, codes, values, domain })]
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
  if (mean.n > 0 && mean.n < minimum) return { code, label, n: null, figure: null, median: null, hidden: 'small' }
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

/** Told where the mean is, with an interval where that has one. */
function medianOf({ figure }: Pick<Line, 'figure'>, { value, ends }: CellEstimate): NumberLine['median'] {
  if (!figure) return null
  const known = figure.se !== null && ends && !Number.isNaN(ends.low) && !Number.isNaN(ends.high) ? ends : null
  return { value, low: known?.low ?? null, high: known?.high ?? null }
}
