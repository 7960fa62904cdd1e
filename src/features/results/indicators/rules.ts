import type { Indicator } from '#lib/scoring/edition.ts'
import type { IndicatorLine } from './schema.ts'

/** Values of one year by unit and code, as they were published. */
export type IndicatorYear = ReadonlyMap<string, Readonly<Record<string, number | null>>>

export type IndicatorYears = ReadonlyMap<number, IndicatorYear>

/** The indicators of an edition for one unit, beside everybody's of the same year. Those without any value are left out. */
export function indicatorLines(
  indicators: readonly Indicator[],
  unit: string,
  now: IndicatorYear,
  before: { year: number; values: IndicatorYear } | undefined,
  nameOf: (unit: string) => string,
): IndicatorLine[] {
  return indicators.flatMap((indicator): IndicatorLine[] => {
    const { code, parent, name, direction, publishedAs } = indicator
    const scale = publishedAs === 'fraction' ? (value: number) => Math.round(value * 1e7) / 1e5 : same
    const known = [...now].flatMap(([each, figures]) => {
      const value = figures[code]
      return value === null || value === undefined ? [] : [{ unit: each, value }]
    })
    if (known.length === 0) return []
    const better = direction === 'lower' ? -1 : 1
    const sorted = known.sort((a, b) => (b.value - a.value) * better)
    const own = now.get(unit)?.[code] ?? null
    const was = before?.values.get(unit)?.[code] ?? null
    const first = direction === null ? undefined : sorted[0]
    const rank =
      own === null || direction === null ? null : 1 + sorted.filter((it) => beats(it.value, own, better)).length
    return [
      {
        code,
        parent,
        name: name.vi,
        notes: indicator.notes ?? [],
        percent: publishedAs === 'fraction' || publishedAs === 'percent',
        direction,
        value: own === null ? null : scale(own),
        before: before && was !== null ? { year: before.year, value: scale(was) } : null,
        rank,
        of: sorted.length,
        best: first ? { value: scale(first.value), unit: nameOf(first.unit) } : null,
        median: scale(middle(sorted.map(({ value }) => value))),
      },
    ]
  })
}

const same = (value: number): number => value
const beats = (a: number, b: number, better: number): boolean => (a - b) * better > 0

/** Of sorted values, whichever way. */
function middle(sorted: readonly number[]): number {
  const half = (sorted.length - 1) / 2
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2
}
