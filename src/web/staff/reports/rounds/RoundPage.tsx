import { Button } from '@mantine/core'
import { IconFileDescription } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import type { RoundPage as Round } from '#features/reports/schema.ts'
import { useRead } from '../../api.ts'
import { day } from '../../format.ts'
import { useMe } from '../../session.ts'
import { DueDate } from '../../ui/DueDate.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Page } from '../../ui/Page.tsx'
import { Tag } from '../../ui/StatusTag.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { ReportTag } from '../ReportTag.tsx'
import classes from '../reports.module.css'
import { CloseRound } from './CloseRound.tsx'
import { LevelShares } from './LevelShares.tsx'
import { RoundReports } from './RoundReports.tsx'

/** One round: days, who is in and who is late, and the report that is made of all. */
export function RoundPage() {
  const { roundId = '' } = useParams({ strict: false })
  const read = useRead('reportRound.get', { roundId }, { onFocus: true })
  return read.isSuccess ? <Inside round={read.data} /> : <Unread read={read} rows={12} />
}

function Inside({ round }: { round: Round }) {
  return (
    <Page
      title={`${round.name} – ${round.title}`}
      lead={t('reports.collectedBy', { agency: round.agencyName })}
      trail={[{ label: t('reports.title'), to: '/bao-cao' }]}
      actions={<Actions round={round} />}
    >
      {round.illustrative ? <p className={classes.illustrative}>{t('reports.illustrative')}</p> : null}
      <div className={classes.top}>
        <Days round={round} />
        <LevelShares levels={round.levels} />
      </div>
      <h2>{t('reports.agencies')}</h2>
      <RoundReports round={round} />
    </Page>
  )
}

function Days({ round }: { round: Round }) {
  const { today } = useMe()
  const { dataFrom, dataTo, lastInTime, state, sent, expected, derivation } = round
  return (
    <section className="card" aria-label={t('reports.days')}>
      <Facts
        facts={[
          [
            t('reports.state'),
            <Tag key="state" tone={state === 'open' ? 'brand' : 'plain'}>
              {t(`roundState.${state}`)}
            </Tag>,
          ],
          [t('reports.figuresOf'), dataFrom ? `${day(dataFrom)} – ${day(dataTo)}` : t('reports.noFigureDays')],
          [
            t('reports.lastDay'),
            <DueDate key="due" inline dueOn={lastInTime} today={today} done={state === 'closed' || sent >= expected} />,
          ],
          [t('reports.form'), `${round.formCode} ${round.formVersion}`],
        ]}
      />
      {derivation.length > 0 ? (
        <details className={classes.derivation}>
          <summary>{t('reports.whyTheseDays')}</summary>
          <ul>
            {derivation.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}

function Actions({ round }: { round: Round }) {
  const { summary } = round
  return (
    <>
      {summary ? (
        <Button
          component={Link}
          to={`/bao-cao/phieu/${summary.id}${summary.state === 'notBegun' ? '/tong-hop' : ''}`}
          leftSection={<IconFileDescription size={17} />}
        >
          {t('reports.summaryReport')}
        </Button>
      ) : null}
      {summary ? <ReportTag state={summary.state} /> : null}
      {round.can.includes('report.manage') ? (
        <Button variant="default" component={Link} to={`/bao-cao/ky/${round.id}/so-ket`}>
          {t('evaluation.open')}
        </Button>
      ) : null}
      <CloseRound round={round} />
    </>
  )
}
