import { operation } from '#features/access/operation.ts'
import { Problem } from '#platform/problem.ts'
import { TOTAL } from '../field-rules.ts'
import { frameOf } from '../operations.ts'
import { allSources, readYears, seenNow } from '../reading.ts'
import { coursesOf } from '../series-rules.ts'
import { Courses, ShowCourses } from './schema.ts'

export const showCourses = operation({
  name: 'results.courses',
  method: 'GET',
  path: '/indices/:framework/courses',
  summary:
    'Diễn biến nhiều năm của vài địa phương, vùng và cả nước trên một nội dung, cắt ở chỗ chuỗi số liệu bị ngắt.',
  input: ShowCourses,
  output: Courses,
  allow: 'index.read',
  run: async (reading, { framework, level, field, view, code, units, regions }) => {
    const years = await readYears(reading, { framework, level, field })
    const tables = view === 'now' ? await seenNow(reading, years) : years.tables
    const last = tables.at(-1)
    if (!last) throw new Problem('results.none', { framework })
    const known = last.columns.has(code) ? code : TOTAL
    const courses = coursesOf(tables, known, years.linked)
    const regionOf = (unit: string) => years.names(unit).region
    const { framework: id, frameworkName, illustrative } = await frameOf(reading, years, last, tables)
    const sources = await allSources(reading, years)
    return {
      framework: id,
      frameworkName,
      illustrative,
      sources,
      code: known,
      name: courses.item?.criterion?.name.vi ?? '',
      ownMean: tables.some((it) => it.ownMean),
      years: courses.years,
      cuts: courses.cuts,
      series: [
        ...units.map((unit) => {
          const values = courses.ofUnit(unit)
          return { kind: 'unit' as const, label: years.names(unit).name, unit, values }
        }),
        ...regions.map((region) => {
          const values = courses.meanOf((unit) => regionOf(unit) === region)
          return { kind: 'region' as const, label: region, unit: null, values }
        }),
        { kind: 'all' as const, label: '', unit: null, values: courses.meanOf(() => true) },
      ],
    }
  },
})
