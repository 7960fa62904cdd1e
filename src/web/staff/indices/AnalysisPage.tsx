import { Select } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useFilters } from '../ui/filters.ts'
import { Page } from '../ui/Page.tsx'
import { Tag } from '../ui/StatusTag.tsx'
import { t, type WordKey } from '../words.ts'
import classes from './analysis.module.css'

/** What every page about one index, one place and one year begins with. */
export type Head = {
  framework: string
  frameworkName: string
  illustrative: boolean
  unit: { name: string; own: boolean }
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

/** The ways to look at one index, one beside the other; the year goes along. */
export function AnalysisTabs({ framework, year }: { framework: string; year?: number | undefined }) {
  return (
    <nav className={classes.tabs} aria-label={t('analysis.views')}>
      {tabs.map(({ end, word, exact = false }) => (
        <Link
          key={word}
          to={`/chi-so/${framework}${end}`}
          search={(year ? { nam: String(year) } : {}) as never}
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
  const { framework, frameworkName, year, years, illustrative, ownMean, unit } = head
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

/** The year in the address, or the last one with results. */
export const yearIn = (filters: Readonly<Record<string, string | undefined>>): number | undefined =>
  filters.nam && /^\d{4}$/.test(filters.nam) ? Number(filters.nam) : undefined
