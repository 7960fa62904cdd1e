import { SegmentedControl } from '@mantine/core'
import { lineColours, palette } from '#lib/charts/shapes.ts'
import { type Output, useRead } from '../../api.ts'
import { useFilters } from '../../ui/filters.ts'
import { Picture } from '../../ui/picture/Picture.tsx'
import { t } from '../../words.ts'
import { nameOf, sourceOf, span } from '../profile/source.ts'
import type { Field, FieldUnit } from './ComparePage.tsx'

type Course = Output<'results.courses'>['series'][number]
type CoursesProps = { field: Field; code: string; region: string; units: readonly FieldUnit[]; workbook: string }

/** Chosen localities and a region over the years in one picture, cut where the meaning changes. */
export function Courses({ field, code, region, units, workbook }: CoursesProps) {
  const [filters, change] = useFilters()
  const own = field.units.find((it) => it.own)
  const shown = (units.length > 0 ? units : own ? [own] : field.units.slice(0, 1)).slice(0, lineColours.length)
  const regions = region || (units.length === 0 ? (own?.region ?? '') : '')
  const input = {
    framework: field.framework,
    level: field.level,
    field: field.field,
    view: field.view,
    code,
    units: shown.map(({ unit }) => unit).join(','),
    regions,
  }
  const { data } = useRead('results.courses', input as never, { keep: true })
  if (!data || data.years.length < 2) return null
  const asRank = filters.xem === 'hang'
  const cuts = asRank ? [] : data.cuts.map(({ year }) => year)
  const series = data.series.filter(({ kind }) => !asRank || kind === 'unit')
  const figures = {
    form: 'lines' as const,
    title: t('field.courses', { name: nameOf(data) }),
    about: field.frameworkName,
    source: sourceOf({ ...data, year: span(data.years) }),
    heading: t('profile.unit'),
    years: data.years,
    downwards: asRank,
    digits: asRank ? 0 : 2,
    series: series.map((it, at) => ({
      label: labelOf(it),
      colour:
        it.kind === 'unit' ? (lineColours[at] ?? palette.quiet) : it.kind === 'region' ? palette.axis : palette.quiet,
      values: it.values.map((value) => (asRank ? value.rank : value.points)),
      cuts,
      ...(it.kind === 'unit' ? {} : { dashed: true }),
    })),
  }
  return (
    <Picture figures={figures} workbook={workbook}>
      <SegmentedControl
        size="xs"
        mt={6}
        data={[
          { value: '', label: t('indices.points') },
          { value: 'hang', label: t('indices.rank') },
        ]}
        value={asRank ? 'hang' : ''}
        onChange={(value) => change({ xem: value })}
      />
      <p className="small">
        {t('field.coursesHint')} {cuts.length > 0 ? t('profile.cuts') : ''}
      </p>
    </Picture>
  )
}

const labelOf = ({ kind, label }: Course): string =>
  kind === 'unit' ? label : kind === 'region' ? t('field.coursesRegion', { name: label }) : t('field.coursesAll')
