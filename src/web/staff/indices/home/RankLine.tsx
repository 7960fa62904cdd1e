import { palette } from '#lib/charts/shapes.ts'
import { Drawn } from '../../ui/picture/Drawn.tsx'
import { t } from '../../words.ts'
import type { Card } from './HomePage.tsx'

/** The ranks of all years as a small line: up is better. */
export function RankLine({ card: { ranks, frameworkName } }: { card: Card }) {
  if (ranks.filter(({ rank }) => rank !== null).length < 2) return null
  const years = ranks.map(({ year }) => year)
  const series = [
    { label: t('profile.rankSeries'), colour: palette.brand, values: ranks.map(({ rank }) => rank), cuts: [] },
  ]
  const label = `${t('indices.ranks')}: ${frameworkName}. ${ranks.map(({ year, rank }) => `${year}: ${rank ?? '–'}`).join('; ')}`
  return <Drawn spec={{ form: 'lines', years, series, downwards: true, digits: 0, height: 120 }} label={label} />
}
