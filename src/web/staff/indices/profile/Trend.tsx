import { SegmentedControl, Select } from '@mantine/core'
import { lineColours, palette } from '#lib/charts/shapes.ts'
import { useFilters } from '../../ui/filters.ts'
import { Picture } from '../../ui/picture/Picture.tsx'
import { t } from '../../words.ts'
import type { Profile } from './ProfilePage.tsx'
import classes from './profile.module.css'
import { aboutOf, nameOf, profileWorkbook, sourceOf, span } from './source.ts'

/** The course of one line over the years, cut where its meaning changes. */
export function Trend({ profile }: { profile: Profile }) {
  const [filters, change] = useFilters()
  const code = filters['dien-bien'] ?? 'total'
  const asRank = filters.xem === 'hang'
  const series = profile.series.find((it) => it.code === code) ?? profile.series[0]
  if (!series) return null
  const years = profile.years
  const at = (year: number) => series.values.find((it) => it.year === year)
  const cuts = series.cuts.map(({ year }) => year)
  const own = { label: profile.unit.name, colour: palette.brand, cuts }
  const points = [
    { ...own, values: years.map((year) => at(year)?.points ?? null) },
    {
      label: t('profile.best'),
      colour: lineColours[1],
      values: years.map((year) => at(year)?.best ?? null),
      cuts,
      dashed: true,
    },
    {
      label: t('profile.mean'),
      colour: lineColours[5],
      values: years.map((year) => at(year)?.mean ?? null),
      cuts,
      dashed: true,
    },
  ]
  const name = nameOf(series)
  const figures = {
    form: 'lines' as const,
    title: t(asRank ? 'profile.trendRank' : 'profile.trendPoints', { name }),
    about: aboutOf(profile),
    source: sourceOf({ ...profile, year: span(years) }),
    heading: t('profile.part'),
    years,
    downwards: asRank,
    digits: asRank ? 0 : 2,
    series: asRank ? [{ ...own, cuts: [], values: years.map((year) => at(year)?.rank ?? null) }] : points,
  }
  return (
    <Picture figures={figures} workbook={profileWorkbook(profile)}>
      <div className={classes.choices}>
        <Select
          aria-label={t('profile.trendOf')}
          size="xs"
          data={profile.series.map((it) => ({ value: it.code, label: nameOf(it) }))}
          value={series.code}
          onChange={(value) => change({ 'dien-bien': value ?? '' })}
          allowDeselect={false}
          searchable
        />
        <SegmentedControl
          size="xs"
          data={[
            { value: '', label: t('indices.points') },
            { value: 'hang', label: t('indices.rank') },
          ]}
          value={asRank ? 'hang' : ''}
          onChange={(value) => change({ xem: value })}
        />
      </div>
      {series.cuts.length > 0 && !asRank ? <Cuts cuts={series.cuts} /> : null}
    </Picture>
  )
}

const Cuts = ({ cuts }: { cuts: Profile['series'][number]['cuts'] }) => (
  <details className={classes.cuts}>
    <summary>{t('profile.cuts')}</summary>
    <ul>
      {cuts.map(({ year, reason }) => (
        <li key={year}>{t('profile.cutIn', { year: String(year), reason: reason ?? t('profile.cutUnknown') })}</li>
      ))}
    </ul>
  </details>
)
