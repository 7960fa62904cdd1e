import { operation } from '#features/access/operation.ts'
import { Problem } from '#platform/problem.ts'
import { fieldOfUnit } from '../field-rules.ts'
import { type Reading, readYears, sourcesOf } from '../reading.ts'
import type { UnitLevel } from '../schema.ts'
import { listSheets } from '../store.ts'
import { type IndicatorYear, type IndicatorYears, indicatorLines } from './rules.ts'
import { Indicators, ShowIndicators } from './schema.ts'

export const showIndicators = operation({
  name: 'results.indicators',
  method: 'GET',
  path: '/indices/:framework/indicators',
  summary: 'Chỉ báo dưới nội dung thành phần của một địa phương trong một năm: giá trị, hạng, nơi tốt nhất, trung vị.',
  input: ShowIndicators,
  output: Indicators,
  allow: 'index.read',
  run: async (reading, { framework, level, unit, field, year }) => {
    const { services } = reading
    const years = await readYears(reading, {
      framework,
      level,
      field: unit ? fieldOfUnit(services.localities, unit) : field,
    })
    const own = unit ?? years.own ?? years.tables.at(-1)?.units[0]
    const known = await indicatorYears(reading, framework, level)
    const mine = own === undefined ? [] : [...known].filter(([, units]) => units.has(own)).map(([each]) => each)
    const at = year ?? mine.at(-1) ?? years.tables.at(-1)?.year
    const table = years.tables.find((it) => it.year === at)
    if (own === undefined || at === undefined || !table) throw new Problem('results.none', { framework })
    const edition = services.frameworks.editionOf(framework, at, level)?.edition
    const earlier = mine.findLast((it) => it < at)
    const before =
      earlier !== undefined && services.frameworks.editionOf(framework, earlier, level)?.edition === edition
    return {
      framework,
      unit: years.names(own),
      year: at,
      years: mine,
      sources: (await sourcesOf(reading, years, table)).sources,
      lines: indicatorLines(
        edition?.indicators ?? [],
        own,
        ofField(reading, known.get(at), years.field),
        before ? { year: earlier, values: known.get(earlier) ?? new Map() } : undefined,
        (each) => years.names(each).name,
      ),
    }
  },
})

const ofField = ({ services }: Reading, units: IndicatorYear | undefined, field: string) =>
  new Map([...(units ?? [])].filter(([unit]) => fieldOfUnit(services.localities, unit) === field))

function indicatorYears({ db, once }: Reading, framework: string, level: UnitLevel): Promise<IndicatorYears> {
  return once(`results indicators ${framework} ${level}`, async () => {
    const years = new Map<number, Map<string, Record<string, number | null>>>()
    for (const { year, unit, figures } of await listSheets(db, { framework, level, kind: 'indicators' })) {
      const units = years.get(year) ?? new Map<string, Record<string, number | null>>()
      years.set(year, units.set(unit, { ...units.get(unit), ...figures }))
    }
    return new Map([...years].sort(([a], [b]) => a - b))
  })
}
