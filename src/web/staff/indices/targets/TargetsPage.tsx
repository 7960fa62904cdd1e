import { Link } from '@tanstack/react-router'
import { type Output, useRead } from '../../api.ts'
import { Failed } from '../../ui/Broken.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Page } from '../../ui/Page.tsx'
import { number, t } from '../../words.ts'
import classes from '../analysis.module.css'
import { pointsText } from '../figures.ts'
import { DistanceTag } from './DistanceTag.tsx'

export type PromisedTarget = Output<'analysis.targets'>['targets'][number]

/** What plans promise about the indices, beside what was reached. */
export function TargetsPage() {
  const read = useRead('analysis.targets', {})
  return (
    <Page title={t('analysis.targets')} lead={t('analysis.targetsLead')}>
      {read.isPending ? <Loading rows={6} /> : null}
      {read.isError ? <Failed error={read.error} retry={() => read.refetch()} /> : null}
      {read.data ? (
        <DataTable
          name="targets"
          label={t('analysis.targets')}
          rows={read.data.targets}
          columns={columns()}
          rowKey={({ id }) => id}
          empty={<Empty title={t('analysis.noTargets')}>{t('analysis.noTargetsNext')}</Empty>}
        />
      ) : null}
    </Page>
  )
}

const columns = (): Column<PromisedTarget>[] => [
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
  { key: 'typed', label: t('analysis.readAs'), render: ({ typed }) => typedText(typed) },
  { key: 'now', label: t('analysis.lastResult'), render: (it) => <Last target={it} /> },
  { key: 'state', label: t('analysis.distance'), render: (it) => <DistanceTag target={it} />, card: 'side' },
]

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
          {path.map(({ year, wanted, rank: was }) => (
            <li key={year}>
              {year}: {t('analysis.wanted', { rank: wanted ?? '–' })}
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
