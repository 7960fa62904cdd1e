import { Switch } from '@mantine/core'
import { useState } from 'react'
import { besideBest } from '#features/results/pictures/rules.ts'
import { Picture } from '../../ui/picture/Picture.tsx'
import { t } from '../../words.ts'
import type { Profile } from './ProfilePage.tsx'
import { profileWorkbook, wordsOf } from './source.ts'

/** Bars of the parts, each over the bar of the year's best. */
export function BesideBest({ profile }: { profile: Profile }) {
  const [deep, setDeep] = useState(false)
  const deepest = Math.max(...profile.lines.map(({ depth }) => depth))
  const title = t('profile.besideBest', { year: String(profile.year) })
  const figures = besideBest(
    profile,
    { ...wordsOf(profile), title, best: t('profile.bestOf') },
    Math.min(deep ? 2 : 1, deepest),
  )
  return (
    <Picture figures={figures} workbook={profileWorkbook(profile)}>
      {deepest > 1 ? (
        <Switch
          size="xs"
          mt={4}
          label={t('profile.all')}
          checked={deep}
          onChange={(event) => setDeep(event.currentTarget.checked)}
        />
      ) : null}
    </Picture>
  )
}
