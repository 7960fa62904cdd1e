import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useChosenInSight } from '../../ui/chosen-in-sight.ts'
import { Page } from '../../ui/Page.tsx'
import { t } from '../../words.ts'
import classes from './sample.module.css'

const parts = [
  { at: '', word: 'samples.survey' },
  { at: '/mau', word: 'samples.sample' },
  { at: '/thuc-dia', word: 'samples.field' },
  { at: '/ket-qua', word: 'samples.results' },
  { at: '/y-kien', word: 'samples.texts' },
] as const

type Part = (typeof parts)[number]['at']

/** The pages of one survey, from how people are drawn to what came of it. */
export function SurveyParts({ surveyId, here }: { surveyId: string; here: Part }) {
  const row = useChosenInSight<HTMLElement>(here)
  return (
    <nav ref={row} className={classes.parts} aria-label={t('samples.parts')}>
      {parts.map(({ at, word }) => (
        <Link
          key={at}
          to={`/khao-sat/cuoc/${surveyId}${at}`}
          aria-current={at === here ? 'page' : undefined}
          activeOptions={{ exact: true }}
        >
          {t(word)}
        </Link>
      ))}
    </nav>
  )
}

type PartPageProps = { surveyId: string; title: string; here: Part; actions?: ReactNode; children: ReactNode }

/** A page about one part of a survey. */
export function PartPage({ surveyId, title, here, actions = null, children }: PartPageProps) {
  const word = parts.find(({ at }) => at === here)?.word ?? 'samples.survey'
  const trail = [
    { label: t('surveys.surveys'), to: '/khao-sat' },
    { label: title, to: `/khao-sat/cuoc/${surveyId}` },
  ]
  return (
    <Page title={t(word)} trail={trail} actions={actions}>
      <SurveyParts surveyId={surveyId} here={here} />
      {children}
    </Page>
  )
}
