import { Switch } from '@mantine/core'
import { useState } from 'react'
import { palette } from '#lib/charts/shapes.ts'
import { Picture } from '../../ui/picture/Picture.tsx'
import { t } from '../../words.ts'
import type { Profile } from './ProfilePage.tsx'
import { aboutOf, nameOf, profileWorkbook, sourceOf } from './source.ts'

/** Bars of the parts, each over the bar of the year's best. */
export function BesideBest({ profile }: { profile: Profile }) {
  const [deep, setDeep] = useState(false)
  const deepest = Math.max(...profile.lines.map(({ depth }) => depth))
  const lines = profile.lines.filter(({ depth }) => depth === (deep ? Math.min(2, deepest) : Math.min(1, deepest)))
  const figures = {
    form: 'beside' as const,
    title: t('profile.besideBest', { year: String(profile.year) }),
    about: aboutOf(profile),
    source: sourceOf(profile),
    heading: t('profile.part'),
    digits: 2,
    series: [
      { label: profile.unit.name, colour: palette.brand },
      { label: t('profile.bestOf'), colour: palette.brandMid },
    ],
    rows: lines.map((line) => ({
      label: nameOf(line),
      values: [line.points, line.best?.points ?? null] as const,
      max: line.max,
    })),
  }
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
