import { useParams } from '@tanstack/react-router'
import { type Output, useRead } from '../../api.ts'
import { Page } from '../../ui/Page.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { searchOf, useAsked } from '../AnalysisPage.tsx'
import classes from '../analysis.module.css'
import { pointsText } from '../figures.ts'
import { LineWork } from './LineWork.tsx'
import { Change } from './ledger-columns.tsx'

export type LineDetail = Output<'analysis.line'>

/** One line of the ledger: what it lost, the tasks that answer it, and how others did it. */
export function LinePage() {
  const { framework = '', code = '' } = useParams({ strict: false })
  const read = useRead('analysis.line', { ...useAsked(framework), code }, { keep: true })
  const trail = [
    { label: t('nav.indices'), to: '/chi-so' },
    {
      label: t('analysis.lost'),
      to: `/chi-so/${framework}/mat-diem`,
      search: read.data ? searchOf(read.data) : {},
    },
  ]
  if (!read.isSuccess)
    return (
      <Page title={t('analysis.line')} trail={trail}>
        <Unread read={read} rows={6} />
      </Page>
    )
  const detail = read.data
  return (
    <Page
      title={`${detail.code} ${detail.name}`}
      lead={[detail.unit.name, detail.group, `${detail.frameworkName} ${detail.year}`].filter(Boolean).join(' · ')}
      trail={trail}
    >
      <Facts detail={detail} />
      <LineWork detail={detail} />
    </Page>
  )
}

function Facts({ detail: { line } }: { detail: LineDetail }) {
  return (
    <section className="card" style={{ marginBottom: 12 }} aria-label={t('analysis.totals')}>
      <dl className={classes.facts}>
        <div>
          <dt>{t('analysis.lostPoints')}</dt>
          <dd>{pointsText(line.lost)}</dd>
        </div>
        <div>
          <dt>{t('analysis.points')}</dt>
          <dd>
            {pointsText(line.points)} <small>/ {pointsText(line.max)}</small>
          </dd>
        </div>
        <div>
          <dt>{t('analysis.change')}</dt>
          <dd>
            <Change move={line.move} />
          </dd>
        </div>
        <div>
          <dt>{t('indices.rank')}</dt>
          <dd>
            {line.rank ?? '–'} <small>/ {line.of}</small>
          </dd>
        </div>
        <div>
          <dt>{t('analysis.p75')}</dt>
          <dd>{pointsText(line.p75)}</dd>
        </div>
        <div>
          <dt>{t('analysis.best')}</dt>
          <dd>{pointsText(line.best)}</dd>
        </div>
      </dl>
      {line.move?.reason ? <p className={classes.note}>{line.move.reason}</p> : null}
    </section>
  )
}
