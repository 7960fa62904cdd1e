import { improvedOf, strongestOf, type UnitCourse } from '#features/analysis/course-rules.ts'
import type { LineDetail } from '#features/analysis/schema.ts'
import type { Points } from '#lib/scoring/decimal.ts'
import { ranksOf } from '#lib/scoring/ranking.ts'
import { shown } from './rules.ts'

/** What each unit has in one line in one year, wherever that is known from; a later word stands in the place of an earlier. */
export type YearOfLine = { year: number; points: Map<string, Points> }
export type Practice = Pick<LineDetail, 'years' | 'strongest' | 'improved' | 'own'>

/** Who is strongest in a line, who improved most, and where the own unit stands between them; the last year ranks. */
export function practiceOf(years: readonly YearOfLine[], own: string, nameOf: (unit: string) => string): Practice {
  const all = years.filter(({ points }) => points.size > 0).sort((a, b) => a.year - b.year)
  const last = all.at(-1)
  const units = [...(last?.points ?? [])]
  const places = ranksOf(units.map(([, points]) => points))
  const courses = units.map(([unit, points], i): UnitCourse => {
    const values = all.map((it) => ({ year: it.year, points: shownOrNull(it.points.get(unit)) }))
    const before = all.slice(0, -1).flatMap((it) => it.points.get(unit) ?? [])[0]
    return {
      ...{ unit, points: shown(points), rank: places[i]?.rank ?? units.length },
      gain: before === undefined ? null : shown(points - before),
      values,
    }
  })
  const told = { years: all.map(({ year }) => year), units: courses }
  const named = (list: readonly UnitCourse[]) =>
    list.map((it) => ({ ...it, name: nameOf(it.unit), own: it.unit === own }))
  const [mine] = named(courses.filter(({ unit }) => unit === own))
  // One alone has nobody to learn from.
  const others = courses.length > 1
  return {
    years: told.years,
    strongest: others ? named(strongestOf(told)) : [],
    improved: others ? named(improvedOf(told)) : [],
    own: mine ?? null,
  }
}

const shownOrNull = (points: Points | undefined): number | null => (points === undefined ? null : shown(points))
