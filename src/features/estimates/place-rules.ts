import type { Estimate } from '#lib/statistics/estimates.ts'
import type { FigureDomain } from '#lib/statistics/linear-figures.ts'
import { independent, ranksWithTies } from '#lib/statistics/ranks.ts'
import { type Asking, asking, askingAll, askingBoth } from './asking-rules.ts'
import { figureOf } from './figure-rules.ts'
import { hiddenInTable, hiddenTold } from './hiding-rules.ts'
import { allItems, countsIn, type Estimating, familiesIn, itemIn } from './index-rules.ts'
import type { Line, Part, RankedLine } from './schema.ts'

export type Place = { id: string; label: string }
/** Places of the first stage, and the place of each cell. */
export type Places = { places: readonly Place[]; domain: FigureDomain }

/** What is said of all places is said in one go: more would hold up others for seconds. */
export const MOST_PLACES = 500

/** Undefined where there is nothing to compare, or more than a page can show. */
export function placesIn(placeOf: readonly Place[]): Places | undefined {
  const numbers = new Map<string, number>()
  const places: Place[] = []
  const ofCell = Int32Array.from(placeOf, (place) => {
    const number = numbers.get(place.id) ?? places.push(place) - 1
    numbers.set(place.id, number)
    return number
  })
  if (places.length < 2 || places.length > MOST_PLACES) return undefined
  return { places, domain: { ofCell, count: places.length } }
}

/** Which places may be shown, and the estimates of all of them. */
export type InPlaces = { counts: readonly number[]; hidden: readonly Line['hidden'][]; found: readonly Estimate[] }

/** Satisfaction in each place for itself, ranked: overall, by factor, and by the code of a statement. */
export type SatisfiedPlaces = { overall: RankedLine[]; factors: RankedLine[][]; items: Map<string, RankedLine[]> }

export function placesAsking(
  estimating: Estimating,
  { places, domain }: Places,
  part: Pick<Part, 'overall' | 'factors' | 'items'>,
): Asking<SatisfiedPlaces> {
  const { asked, index, minimum } = estimating
  const own = part.overall ? [allItems(asked), ...asked.factors.map(({ items }) => items)] : []
  const columns = askingAll(own.map((items) => asking(index(items, domain), (it) => it)))
  const items = askingAll(asked.items.map((_, item) => asking(itemIn(estimating, item, domain), (it) => it)))
  const found = askingBoth(columns, items, (heads, each) => ({ heads, each }))
  return askingBoth(countsIn(domain), found, (counts, { heads, each }) => {
    const wholes = part.overall ? [part.overall, ...part.factors] : []
    const hidden = hiddenInPlaces({ counts, columns: heads, wholes }, { isSum: true, minimum })
    const [overall = [], ...factors] = heads.map((column, at) => {
      // Of the whole index it is told how many people there are, of a factor how many spoke of it.
      const told = at === 0 ? counts : column.map(({ n }) => n)
      return rankedLines(places, { counts: told, hidden: hidden[at]!, found: column })
    })
    const singles = familiesIn(asked).map(({ of, items: members }) => {
      const at = heads.length > 0 ? 1 + asked.factors.findIndex(({ code }) => code === of) : 0
      const first = at > 0 ? { column: heads[at]!, whole: wholes[at]!, hidden: hidden[at]! } : null
      const family = {
        counts,
        first,
        columns: members.map((i) => each[i]!),
        wholes: members.map((i) => part.items[i]!),
      }
      return rankedFamily(places, family, minimum)
    })
    return { overall, factors, items: new Map(singles.flat()) }
  })
}

type FamilyInPlaces = FoundInPlaces & {
  /** What they are made into, whose lines are settled. */
  first: { column: readonly Estimate[]; whole: Line; hidden: readonly Line['hidden'][] } | null
}

/** What a figure is made of in each place, by code. */
export function rankedFamily(
  places: readonly Place[],
  { counts, first, columns, wholes }: FamilyInPlaces,
  minimum: number,
): [code: string, RankedLine[]][] {
  const all = {
    counts,
    columns: first ? [first.column, ...columns] : columns,
    wholes: first ? [first.whole, ...wholes] : wholes,
  }
  const hidden = hiddenInPlaces(all, { isSum: first !== null, minimum, settled: first?.hidden })
  return columns.map((found, i) => {
    const own = { counts: found.map(({ n }) => n), hidden: hidden[first ? i + 1 : i]!, found }
    return [wholes[i]!.code, rankedLines(places, own)]
  })
}

type FoundInPlaces = { counts: readonly number[]; columns: readonly (readonly Estimate[])[]; wholes: readonly Line[] }

/** Which places stay hidden in each column: for too few people, or too few who told anything of it, or for the others' sake. */
export function hiddenInPlaces(
  { counts, columns, wholes }: FoundInPlaces,
  { isSum, minimum, settled }: { isSum: boolean; minimum: number; settled?: readonly Line['hidden'][] | undefined },
): Line['hidden'][][] {
  const answers = counts.reduce((sum, n) => sum + n, 0)
  return hiddenInTable(
    columns.map((found, at) => {
      const telling = found.reduce((sum, { n }) => sum + n, 0)
      const hidden = hiddenTold({ counts, found }, { answers, telling, minimum })
      const column = { whole: wholes[at]!, rows: found, hidden, rest: 0 }
      return settled && at === 0 ? { ...column, hidden: settled, settled: true } : column
    }),
    { isSum, minimum },
  )
}

/** Ranks with ties where places cannot be told apart; what stays hidden has no rank. */
export function rankedLines(places: readonly Place[], { counts, hidden, found }: InPlaces): RankedLine[] {
  const estimates = found.map((estimate, i) => (hidden[i] ? null : estimate))
  const shown = estimates.map((estimate) => (estimate && estimate.se > 0 && estimate.df >= 1 ? estimate : null))
  const answers = counts.reduce((sum, n) => sum + n, 0)
  const df = Math.max(1, Math.min(...shown.flatMap((estimate) => estimate?.df ?? []), answers))
  const ranks = ranksWithTies(
    shown.map((estimate) => estimate?.value ?? Number.NaN),
    independent(shown.map((estimate) => estimate?.se ?? 0)),
    { df },
  )
  return places.map(({ id, label }, i) => {
    const estimate = estimates[i]
    const { place = null, low = null, high = null } = ranks[i] ?? {}
    if (!estimate)
      return { code: id, label, n: null, figure: null, hidden: hidden[i] ?? null, place: null, low: null, high: null }
    return { code: id, label, n: counts[i]!, figure: figureOf(estimate, true), hidden: null, place, low, high }
  })
}
