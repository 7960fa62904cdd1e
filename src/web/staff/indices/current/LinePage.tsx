import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { type Output, useRead } from '../../api.ts'
import { Page } from '../../ui/Page.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { number, t, word } from '../../words.ts'
import classes from '../analysis.module.css'
import { pointsText } from '../figures.ts'
import { LineWork } from '../lost/LineWork.tsx'
import { Change } from '../lost/ledger-columns.tsx'
import { trailOf } from './ScorePage.tsx'
import { StepNote } from './steps.tsx'

type Detail = Output<'score.line'>

/** One criterion of one agency: why it has the points it has, who works on it, and how others did it. */
export function LinePage() {
  const { score: scoreId = '', code = '' } = useParams({ strict: false })
  const read = useRead('score.line', { scoreId, code }, { keep: true })
  const up = { label: t('analysis.lost'), to: `/chi-so/diem-hien-tai/${scoreId}` }
  if (!read.isSuccess)
    return (
      <Page title={t('analysis.line')} trail={[...trailOf(), up]}>
        <Unread read={read} rows={6} />
      </Page>
    )
  const detail = { ...read.data, name: read.data.line.name }
  return (
    <Page
      title={`${code} ${detail.name}`}
      lead={[read.data.name, detail.group, `${detail.editionName}, ${detail.year}`].filter(Boolean).join(' · ')}
      trail={[...trailOf(), up]}
      actions={
        <Button
          component={Link}
          to={`/chi-so/diem-hien-tai/${scoreId}/gia-dinh`}
          search={{ tim: code } as never}
          variant="default"
        >
          {t('scores.tryWhatIf')}
        </Button>
      }
    >
      <Facts detail={detail} />
      <LineWork detail={detail} alone={t('scores.onlyYear', { year: String(detail.year) })} />
    </Page>
  )
}

function Facts({ detail: { line, rule } }: { detail: Detail }) {
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
            {pointsText(line.points)} <small>/ {number(line.max)}</small>
          </dd>
        </div>
        {line.move ? (
          <div>
            <dt>{t('analysis.change')}</dt>
            <dd>
              <Change move={{ ...line.move, reason: null }} />
            </dd>
          </div>
        ) : null}
      </dl>
      <p className={classes.note}>
        {line.reason === 'scored' ? line.account.join(' ') : word('scores.reason', line.reason)}
      </p>
      {line.steps.slice(0, 2).map((step) => (
        <p key={step.path + step.at} className={classes.note}>
          <StepNote step={step} />
        </p>
      ))}
      {rule.length > 0 ? (
        <details className={classes.note}>
          <summary>{t('scores.rule')}</summary>
          {rule.map((each) => (
            <p key={each}>{each}</p>
          ))}
        </details>
      ) : null}
    </section>
  )
}
