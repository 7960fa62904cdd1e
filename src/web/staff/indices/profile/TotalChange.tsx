import { totalChange } from '#features/results/pictures/rules.ts'
import { Picture } from '../../ui/picture/Picture.tsx'
import { t } from '../../words.ts'
import type { Profile } from './ProfilePage.tsx'
import { profileWorkbook, wordsOf } from './source.ts'

/** What moved the total from the year before, part by part. */
export function TotalChange({ profile }: { profile: Profile }) {
  const previous = profile.years[profile.years.indexOf(profile.year) - 1]
  const title = t('profile.waterfall', { from: String(previous), to: String(profile.year) })
  const figures = totalChange(profile, { ...wordsOf(profile), title })
  if (!figures) return null
  const broken = profile.lines.some(({ depth, change }) => depth === 1 && change?.comparable === false)
  return (
    <Picture figures={figures} workbook={profileWorkbook(profile)}>
      {broken ? <p className="small">* {t('profile.cuts')}</p> : null}
    </Picture>
  )
}
