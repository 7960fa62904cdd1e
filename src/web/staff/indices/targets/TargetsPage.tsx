import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type Output, useRead } from '../../api.ts'
import { day } from '../../format.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Page } from '../../ui/Page.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { number, t } from '../../words.ts'
import classes from '../analysis.module.css'
import { pointsText } from '../figures.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { DistanceTag } from './DistanceTag.tsx'

export type Targets = Output<'analysis.targets'>
export type PromisedTarget = Targets['targets'][number]

/** What plans promise about the indices, beside what was reached. */
export function TargetsPage() {
  const read = useRead('analysis.targets', {})
  const [confirming, confirm] = useState<PromisedTarget | null>(null)
  return (
    <Page title={t('analysis.targets')} lead={t('analysis.targetsLead')}>
      <Unread read={read} rows={6} />
      {read.data ? (
        <DataTable
          name="targets"
          label={t('analysis.targets')}
          rows={read.data.targets}
          columns={columns(confirm)}
          rowKey={({ id }) => id}
          empty={<Empty title={t('analysis.noTargets')}>{t('analysis.noTargetsNext')}</Empty>}
        />
      ) : null}
      {confirming && read.data ? (
        <ConfirmDialog target={confirming} indices={read.data.indices} close={() => confirm(null)} />
      ) : null}
    </Page>
  )
}

const columns = (confirm: (target: PromisedTarget) => void): Column<PromisedTarget>[] => [
  {
    key: 'text',
    label: t('analysis.target'),
    render: ({ text }) => text,
    card: 'title',
    width: '38%',
    below: fromPlan,
  },
  {
    key: 'index',
    label: t('analysis.index'),
    render: ({ framework, frameworkName, axis }) => (
      <>
        <Link to={`/chi-so/${framework}`}>{framework.replaceAll('-', ' ').toUpperCase()}</Link>
        <div className="small" title={frameworkName}>
          {axis}
        </div>
      </>
    ),
  },
  { key: 'typed', label: t('analysis.readAs'), render: (it) => <ReadAs target={it} confirm={confirm} /> },
  { key: 'now', label: t('analysis.lastResult'), render: (it) => <Last target={it} /> },
  { key: 'state', label: t('analysis.distance'), render: (it) => <DistanceTag target={it} />, card: 'side' },
]

/** What the words are taken to mean, and by whom. */
function ReadAs({ target, confirm }: { target: PromisedTarget; confirm: (target: PromisedTarget) => void }) {
  const { typed, confirmed, can, year } = target
  const by = confirmed
    ? t('analysis.confirmedBy', { name: confirmed.byName, day: day(confirmed.at) })
    : t('analysis.byProgram')
  return (
    <div>
      {typedText(typed)}
      {typed && year !== null ? `, ${t('analysis.inYear', { year: String(year) })}` : null}
      <div className="small">{by}</div>
      {can.includes('plan.edit') ? (
        <Button size="compact-xs" variant="subtle" ml={-8} onClick={() => confirm(target)}>
          {t(confirmed ? 'analysis.correct' : 'analysis.confirmOrCorrect')}
        </Button>
      ) : null}
    </div>
  )
}

const fromPlan = ({ planId, planNumber, planTitle }: PromisedTarget) => (
  <Link to={`/ke-hoach/${planId}`} title={planTitle}>
    {planNumber ?? planTitle}
  </Link>
)

/** A typed target in words. */
export function typedText(typed: PromisedTarget['typed']): string {
  if (!typed) return t('analysis.notTyped')
  const value = 'atLeast' in typed ? `${typed.strictly ? '> ' : '≥ '}${number(typed.atLeast)}` : ''
  switch (typed.kind) {
    case 'rank':
      return t('analysis.typedRank', { rank: typed.atMost })
    case 'rankGain':
      return t(typed.every === 'year' ? 'analysis.typedYearly' : 'analysis.typedGain', {
        places: typed.places,
        from: String(typed.from),
        until: String(typed.until),
      })
    case 'points':
      return t('analysis.typedPoints', { value })
    case 'percent':
      return `${value} %`
    case 'group':
      return t('analysis.typedGroup', {
        groups: typed.within.map((it) => t(`analysis.group${it}` as 'analysis.group0')).join(', '),
      })
    case 'everyLineRises':
      return t('analysis.typedRises')
  }
}

function Last({ target: { code, measuredIn, value, rank, path } }: { target: PromisedTarget }) {
  if (code === null) return <span className={classes.quiet}>–</span>
  if (measuredIn === null) return <span className={classes.quiet}>{t('analysis.noResults')}</span>
  return (
    <div className={classes.target}>
      <span>{t('analysis.measured', { year: String(measuredIn), points: pointsText(value), rank: rank ?? '–' })}</span>
      {path.length > 0 ? (
        <ol className={classes.path} aria-label={t('analysis.path')}>
          {path.map(({ year, wanted, rank: was, points }) => (
            <li key={year}>
              {year}:{' '}
              {[
                wanted === null ? null : t('analysis.wanted', { rank: wanted }),
                points === null ? null : t('analysis.wantedPoints', { points: pointsText(points) }),
              ]
                .filter(Boolean)
                .join(', ') || '–'}
              {was === null ? null : (
                <b className={wanted !== null && was <= wanted ? classes.up : classes.down}> → {was}</b>
              )}
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  )
}
