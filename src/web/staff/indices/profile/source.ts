import { nameOfLine } from '#features/results/pictures/rules.ts'
import { hrefOf } from '../../api.ts'
import { t } from '../../words.ts'
import type { Profile } from './ProfilePage.tsx'

/** What a picture says of where its figures come from. */
export function sourceOf({
  sources,
  year,
  illustrative,
  ownMean,
}: Pick<Profile, 'sources' | 'illustrative'> & { year: number | string; ownMean: boolean }): string {
  const named = [...new Set(sources.map(({ source }) => source))].join('; ') || t('profile.noSource')
  const words = [
    t('profile.source', { source: named, year: String(year) }),
    ...(ownMean ? [t('profile.ownMean')] : []),
    ...(illustrative ? [t('indices.illustrativeMeans')] : []),
  ]
  return words.join(' ')
}

/** "2011–2024": what a picture of several years is a picture of. */
export const span = (years: readonly number[]): string =>
  years.length > 1 ? `${years[0]}–${years.at(-1)}` : String(years[0] ?? '')

export const aboutOf = ({ unit, frameworkName }: Profile): string => `${unit.name}, ${frameworkName}`

export const profileWorkbook = ({ framework, level, unit, year }: Profile): string =>
  hrefOf('results.exportProfile', { framework, level, unit: unit.unit, year })

export const nameOf = (line: { code: string; name: string }): string => nameOfLine(line, t('profile.total'))

/** What all pictures of a profile say; each has its own title. */
export const wordsOf = (profile: Profile) => ({
  about: aboutOf(profile),
  source: sourceOf(profile),
  heading: t('profile.part'),
  total: t('profile.total'),
  best: t('profile.best'),
  mean: t('profile.mean'),
})

export const profileReport = ({ framework, level, unit, year }: Profile): string =>
  hrefOf('results.exportProfileDocx', { framework, level, unit: unit.unit, year })
