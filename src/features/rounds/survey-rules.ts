import type { Result } from '#features/estimates/schema.ts'
import { type Engine, isExternal } from './engine.ts'
import { boundsOf } from './form.ts'
import type { TableRow, Unit } from './import-rules.ts'

/** A round knows "Ủy ban nhân dân xã An Bình", a sample "xã An Bình". */
export const withPlaceNames = (units: readonly Unit[]): Unit[] =>
  units.map(({ sheetId, names }) => {
    const places = names.map((name) => name.replace(/^(?:Ủy ban nhân dân|UBND)\s+/iu, ''))
    return { sheetId, names: [...new Set([...names, ...places])] }
  })

/**
 * Points of a survey criterion for each place of a result, as a table of points: the share of the satisfied times the most
 * points, or as the criterion turns a published result into points. Places that are not shown, and those that the round
 * does not have, give none.
 */
export function tableOfResult(result: Result, engine: Engine, units: readonly Unit[], code: string): TableRow[] {
  const criterion = engine.scorer.leafAt.has(code) ? engine.scorer.byCode.get(code) : undefined
  if (!criterion || !isExternal(criterion)) return []
  const method = criterion.method
  const { max } = boundsOf(engine, code)
  const pointsOf = (share: number) =>
    method?.id === 'externalIndex' ? Math.min(100 * share, method.mostValue) * method.factor : (share * max) / 1e12
  const known = new Set(units.flatMap(({ names }) => names.map((name) => name.toLowerCase())))
  const places = result.parts.find(({ source }) => source === 'sample')?.places ?? []
  const rows = places.flatMap(({ label, figure }) =>
    figure && known.has(label.toLowerCase())
      ? [{ cells: [label, (Math.round(pointsOf(figure.value) * 100) / 100).toFixed(2)] }]
      : [],
  )
  return [{ cells: ['', code] }, ...rows]
}
