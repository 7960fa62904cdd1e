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

/** "Điểm tổng" for the total; a code and a name for the rest. */
export const nameOf = ({ code, name }: { code: string; name: string }): string =>
  code === 'total' ? t('profile.total') : `${code.replace(/^D(?=\d)/, '')}. ${name}`
