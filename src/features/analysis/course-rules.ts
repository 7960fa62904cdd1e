import { shown, type YearTable } from '#features/results/field-rules.ts'
import type { Linked } from '#features/results/series-rules.ts'
import type { Points } from '#lib/scoring/decimal.ts'

/** One unit in one line: its figures over the comparable years. */
export type UnitCourse = {
  unit: string
  points: number
  rank: number
  gain: number | null
  values: { year: number; points: number | null }[]
}
export type Courses = { years: number[]; units: UnitCourse[] }

/** A line followed back from the last table for as long as it means the same: a broken series says nothing of practice. */
export function courseOf(
  tables: readonly YearTable[],
  code: string,
  linked: (from: number, to: number) => Linked,
): Courses {
  const last = tables.at(-1)
  const column = last?.columns.get(code)
  if (!last || !column) return { years: [], units: [] }
  const steps: { table: YearTable; code: string }[] = [{ table: last, code }]
  for (let at = tables.length - 2; at >= 0; at--) {
    const [first, table] = [steps[0], tables[at]]
    if (!first || !table) break
    const link = linked(table.year, first.table.year)(first.code)
    if (link.code === null || !link.comparable) break
    steps.unshift({ table, code: link.code })
  }
  const units = last.units.flatMap((unit, i): UnitCourse[] => {
    const [points, rank] = [column.points[i] ?? null, column.places[i]?.rank]
    if (points === null || rank === undefined) return []
    const values = steps.map((step) => ({ year: step.table.year, points: valueIn(step, unit) }))
    const first = values.find((it) => it.points !== null)
    const gain = first && first.year !== last.year && first.points !== null ? points - first.points : null
    return [
      {
        ...{ unit, points: shown(points) ?? 0, rank, gain: shown(gain) },
        values: values.map((it) => ({ ...it, points: shown(it.points) })),
      },
    ]
  })
  return { years: steps.map(({ table }) => table.year), units }
}

function valueIn({ table, code }: { table: YearTable; code: string }, unit: string): Points | null {
  const at = table.at.get(unit)
  return at === undefined ? null : (table.columns.get(code)?.points[at] ?? null)
}

const few = 5

export const strongestOf = ({ units }: Courses): UnitCourse[] =>
  [...units].sort((a, b) => a.rank - b.rank || a.unit.localeCompare(b.unit)).slice(0, few)

/** Those whose figures reach over all comparable years and rose most. */
export const improvedOf = ({ units, years }: Courses): UnitCourse[] =>
  units
    .filter(({ gain, values }) => years.length > 1 && (gain ?? 0) > 0 && values[0]?.points !== null)
    .sort((a, b) => (b.gain ?? 0) - (a.gain ?? 0))
    .slice(0, few)
