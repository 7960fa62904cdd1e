import { SegmentedControl, Select } from '@mantine/core'
import { courseOf } from '#features/results/pictures/rules.ts'
import { useFilters } from '../../ui/filters.ts'
import { Picture } from '../../ui/picture/Picture.tsx'
import { t } from '../../words.ts'
import type { Profile } from './ProfilePage.tsx'
import classes from './profile.module.css'
import { nameOf, profileWorkbook, sourceOf, span, wordsOf } from './source.ts'

/** The course of one line over the years, cut where its meaning changes. */
export function Trend({ profile }: { profile: Profile }) {
  const [filters, change] = useFilters()
  const code = filters['dien-bien'] ?? 'total'
  const asRank = filters.xem === 'hang'
  const series = profile.series.find((it) => it.code === code) ?? profile.series[0]
  if (!series) return null
  const title = t(asRank ? 'profile.trendRank' : 'profile.trendPoints', { name: nameOf(series) })
  const source = sourceOf({ ...profile, year: span(profile.years) })
  const figures = courseOf(profile, { ...wordsOf(profile), title, source }, series.code, asRank)
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
