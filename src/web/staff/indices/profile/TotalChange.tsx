import { Picture } from '../../ui/picture/Picture.tsx'
import { t } from '../../words.ts'
import type { Profile } from './ProfilePage.tsx'
import { aboutOf, nameOf, profileWorkbook, sourceOf } from './source.ts'

/** What moved the total from the year before, part by part. */
export function TotalChange({ profile }: { profile: Profile }) {
  const total = profile.lines.find(({ code }) => code === 'total')
  const previous = profile.years[profile.years.indexOf(profile.year) - 1]
  const before = total?.change?.before
  if (!total || total.points === null || previous === undefined || before === null || before === undefined) return null
  const parts = profile.lines.filter(({ depth }) => depth === 1)
  const figures = {
    form: 'waterfall' as const,
    title: t('profile.waterfall', { from: String(previous), to: String(profile.year) }),
    about: aboutOf(profile),
    source: sourceOf(profile),
    heading: t('profile.part'),
    digits: 2,
    start: { label: `${t('profile.total')} ${previous}`, value: before },
    // A part that was not there before brings all its points.
    steps: parts.map((line) => ({
      label: nameOf(line),
      change: line.change?.points ?? line.points,
      ...(line.change?.comparable === false ? { remark: '*' } : {}),
    })),
    end: { label: `${t('profile.total')} ${profile.year}`, value: total.points },
  }
  const broken = figures.steps.some((step) => 'remark' in step)
  return (
    <Picture figures={figures} workbook={profileWorkbook(profile)}>
      {broken ? <p className="small">* {t('profile.cuts')}</p> : null}
    </Picture>
  )
}
