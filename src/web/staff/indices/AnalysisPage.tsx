import { Select } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { UnitLevel } from '#features/results/schema.ts'
import { useFilters } from '../ui/filters.ts'
import { Page } from '../ui/Page.tsx'
import { Tag } from '../ui/StatusTag.tsx'
import { t, type WordKey } from '../words.ts'
import classes from './analysis.module.css'
import { LevelChoice, levelIn } from './FieldChoice.tsx'

/** What every page about one index, one place and one year begins with. */
export type Head = {
  framework: string
  frameworkName: string
  illustrative: boolean
  unit: { unit: string; name: string; own: boolean }
  level: UnitLevel
  levels: readonly UnitLevel[]
  units: readonly { unit: string; name: string }[]
  year: number
  years: readonly number[]
  ownMean: boolean
}

const tabs: readonly { end: string; word: WordKey; exact?: true }[] = [
  { end: '', word: 'analysis.profile', exact: true },
  { end: '/so-sanh', word: 'indices.compare' },
  { end: '/mat-diem', word: 'analysis.lost' },
  { end: '/tang-diem', word: 'analysis.gains' },
  { end: '/gia-dinh', word: 'analysis.whatIf' },
]

/** The ways to look at one index, one beside the other; the year and whose points they are go along. */
export function AnalysisTabs({ framework, year }: { framework: string; year?: number | undefined }) {
  const [filters] = useFilters()
  const kept = { nam: year === undefined ? undefined : String(year), cap: filters.cap, 'don-vi': filters['don-vi'] }
  const search = Object.fromEntries(Object.entries(kept).filter(([, value]) => value))
  return (
    <nav className={classes.tabs} aria-label={t('analysis.views')}>
      {tabs.map(({ end, word, exact = false }) => (
        <Link
          key={word}
          to={`/chi-so/${framework}${end}`}
          search={search as never}
          activeOptions={{ exact, includeSearch: false }}
          activeProps={{ 'data-on': true, 'aria-current': 'page' }}
        >
          {t(word)}
        </Link>
      ))}
    </nav>
  )
}

type AnalysisPageProps = { title: string; head: Head; lead?: ReactNode; actions?: ReactNode; children: ReactNode }

export function AnalysisPage({ title, head, lead, actions, children }: AnalysisPageProps) {
  const [, change] = useFilters()
  const { framework, frameworkName, year, years, illustrative, ownMean, unit, units } = head
  return (
    <Page
      title={`${title} – ${unit.name}`}
      trail={[
        { label: t('nav.indices'), to: '/chi-so' },
        { label: frameworkName, to: `/chi-so/${framework}` },
      ]}
      lead={lead}
      actions={
        <>
          <LevelChoice {...head} choose={(cap) => change({ cap, 'don-vi': undefined, nam: undefined })} />
          {units.length < 2 ? null : (
            <Select
              aria-label={t('profile.unit')}
              data={units.map((it) => ({ value: it.unit, label: it.name }))}
              value={unit.unit}
              onChange={(value) => change({ 'don-vi': value ?? undefined })}
              searchable
              allowDeselect={false}
              w={210}
            />
          )}
          <Select
            aria-label={t('analysis.year')}
            data={[...years].reverse().map(String)}
            value={String(year)}
            onChange={(value) => change({ nam: value ?? undefined })}
            allowDeselect={false}
            w={96}
          />
          {actions}
        </>
      }
    >
      <AnalysisTabs framework={framework} year={year} />
      {illustrative || ownMean ? (
        <p className={classes.labels}>
          {illustrative ? <Tag tone="warn">{t('indices.illustrative')}</Tag> : null}
          {ownMean ? <Tag tone="warn">{t('analysis.ownMean')}</Tag> : null}
        </p>
      ) : null}
      {children}
    </Page>
  )
}

/** Whose points, of which level and year, as the address says. */
export function useAsked(framework: string) {
  const [filters] = useFilters()
  const level = levelIn(filters)
  const unit = filters['don-vi']
  return {
    framework,
    level: unit === undefined && level === 'province' ? undefined : level,
    unit,
    year: yearIn(filters),
  }
}

/** The same as part of an address. */
export const searchOf = ({ level, unit, year }: Pick<Head, 'level' | 'unit' | 'year'>): Record<string, string> => ({
  nam: String(year),
  ...(level === 'province' ? {} : { cap: level }),
  'don-vi': unit.unit,
})

/** The year in the address, or the last one with results. */
export const yearIn = (filters: Readonly<Record<string, string | undefined>>): number | undefined =>
  filters.nam && /^\d{4}$/.test(filters.nam) ? Number(filters.nam) : undefined
