import type { Estimate } from '#lib/statistics/estimates.ts'
import type { FigureDomain } from '#lib/statistics/linear-figures.ts'
import { independent, ranksWithTies } from '#lib/statistics/ranks.ts'
import { type Asking, asking, askingAll, askingBoth } from './asking-rules.ts'
import { figureOf, hiddenOf } from './figure-rules.ts'
import { allItems, countsIn, type Estimating } from './index-rules.ts'
import type { Line, RankedLine } from './schema.ts'

type Place = { id: string; label: string }
/** Places of the first stage, and the place of each cell. */
export type Places = { places: readonly Place[]; domain: FigureDomain }

const MOST_PLACES = 200

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
export type InPlaces = { counts: number[]; hidden: Line['hidden'][]; found: Estimate[] }

/** Overall satisfaction of each place for itself, ranked; and each factor's. */
export function placesAsking(estimating: Estimating, { places, domain }: Places): Asking<RankedLine[][]> {
  const { asked, index, minimum } = estimating
  const overall = asking(index(allItems(asked), domain), (found) => found)
  const all = askingBoth(countsIn(domain), overall, (counts, found) =>
    rankedLines(places, { counts, hidden: hiddenOf(counts, minimum), found }),
  )
  const factors = asked.factors.map(({ items }) =>
    askingBoth(
      countsIn(domain),
      asking(index(items, domain), (found) => found),
      (counts, found) =>
        rankedLines(places, { counts: found.map(({ n }) => n), hidden: hiddenAmong(counts, found, minimum), found }),
    ),
  )
  return askingAll([all, ...factors])
}

/** Which places stay hidden: for too few people, or too few of them who told anything of the figure. */
export function hiddenAmong(counts: readonly number[], found: readonly Estimate[], minimum: number): Line['hidden'][] {
  const people = hiddenOf(counts, minimum)
  const told = hiddenOf(
    found.map(({ n }) => n),
    minimum,
  )
  return counts.map((_, i) => people[i] ?? told[i] ?? null)
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
