import { IconPresentationAnalytics } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type Output, useRead } from '../api.ts'
import { moment, percent, share } from '../format.ts'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Together } from '../ui/Together.tsx'
import { Unread } from '../ui/Unread.tsx'
import { number, t } from '../words.ts'
import { LateAgencies, SilentAgencies } from './AgencyCards.tsx'
import { AxesTable } from './AxesTable.tsx'
import { counted } from './counted.ts'
import { IndexCards } from './IndexCards.tsx'
import { NextDeadlines } from './NextDeadlines.tsx'
import classes from './overview.module.css'
import { PlansCard } from './PlansCard.tsx'

export type Overview = Output<'overview.get'>

/** Where we stand, who is late, who is silent, what comes next: one screen, and each figure opens what it counts. */
export function OverviewPage() {
  const read = useRead('overview.get', {})
  if (!read.isSuccess)
    return (
      <Page title={t('nav.overview')}>
        <Unread read={read} rows={4} height={120} />
      </Page>
    )
  const overview = read.data
  return (
    <Page title={t('nav.overview')} lead={t('overview.asOf', { when: moment(overview.asOf) })}>
      {overview.plans.length === 0 ? (
        <Empty icon={IconPresentationAnalytics} title={t('overview.empty')}>
          <Link to="/ke-hoach">{t('overview.emptyNext')}</Link>
        </Empty>
      ) : (
        <Together reads={['results.home', 'analysis.targets', 'analysis.gains', 'score.steps']}>
          <div className={classes.grid}>
            <Figures overview={overview} />
            <IndexCards />
            <PlansCard overview={overview} />
            <LateAgencies overview={overview} />
            <SilentAgencies overview={overview} />
            <AxesTable overview={overview} />
            <NextDeadlines overview={overview} />
          </div>
        </Together>
      )}
    </Page>
  )
}

function Figures({ overview: { total, waiting, lateAgencyCount } }: { overview: Overview }) {
  const done = share(total.completed, total.assignments)
  const toDecide = waiting.submitted + waiting.extensions + waiting.objections
  return (
    <ul className={classes.figures} aria-label={t('overview.figures')}>
      <Figure search={{}} label={t('overview.assignments')} value={number(total.assignments)}>
        {t('overview.running', { doing: total.inProgress, not: total.notStarted })}
      </Figure>
      <Figure search={{ 'tinh-trang': 'completed' }} label={t('overview.completed')} value={percent(done)}>
        {t('overview.completedOf', { count: total.completed })}
      </Figure>
      <Figure
        search={{ 'tinh-trang': 'overdue' }}
        label={t('overview.overdue')}
        value={number(total.overdue)}
        tone={total.overdue > 0 ? 'bad' : undefined}
      >
        {t('overview.atAgencies', { count: lateAgencyCount })}
      </Figure>
      <Figure
        search={{ 'tinh-trang': 'waiting' }}
        label={t('overview.waiting')}
        value={number(toDecide)}
        tone={toDecide > 0 ? 'accent' : undefined}
      >
        {t('overview.waitingParts', { ...waiting })}
      </Figure>
    </ul>
  )
}

type FigureProps = {
  search: Record<string, string>
  label: string
  value: string
  tone?: 'bad' | 'accent' | undefined
  children: string
}

const Figure = ({ search, label, value, tone, children }: FigureProps) => (
  <li className="card">
    <Link to="/nhiem-vu" search={counted(search)} className={classes.figure} data-tone={tone}>
      <span>{label}</span>
      <b>{value}</b>
      <small>{children}</small>
    </Link>
  </li>
)
