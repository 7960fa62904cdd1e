import { Button } from '@mantine/core'
import { IconCalendarCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Output, useWrite } from '../../api.ts'
import { day } from '../../format.ts'
import { ExportButton } from '../../ui/ExportButton.tsx'
import { tell } from '../../ui/notice.ts'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Tag } from '../../ui/StatusTag.tsx'
import { number, t, type WordKey } from '../../words.ts'
import classes from '../analysis.module.css'
import { percentText, pointsText } from '../figures.ts'

export type Head = Pick<
  Output<'score.ledger'>,
  'id' | 'kind' | 'name' | 'editionName' | 'frameworkName' | 'year' | 'round' | 'illustrative' | 'can'
>
export type Total = Output<'score.ledger'>['total']

const tabs: readonly { end: string; word: WordKey; only?: 'book'; exact?: true }[] = [
  { end: '', word: 'analysis.lost', exact: true },
  { end: '/so-lieu', word: 'scores.figures', only: 'book' },
  { end: '/gia-dinh', word: 'analysis.whatIf' },
  { end: '/tang-diem', word: 'analysis.gains' },
  { end: '/dien-bien', word: 'scores.days' },
]

export const trailOf = () => [
  { label: t('nav.indices'), to: '/chi-so' },
  { label: t('scores.title'), to: '/chi-so/diem-hien-tai' },
]

type ScorePageProps = { head: Head; title: string; workbook?: string | undefined; children: ReactNode }

/** What every page about the points of one agency begins with: whose, by what, and the ways to look at them. */
export function ScorePage({ head, title, workbook, children }: ScorePageProps) {
  const { id, kind, name, editionName, year, round, illustrative, can } = head
  const take = useWrite('score.take')
  return (
    <Page
      title={`${title} – ${name}`}
      trail={trailOf()}
      lead={t('scores.headLead', { edition: editionName, year: String(year) })}
      actions={
        <>
          {workbook ? <ExportButton href={workbook} /> : null}
          {can.includes('round.takeScore') ? (
            <Button
              leftSection={<IconCalendarCheck size={16} />}
              variant="default"
              loading={take.isPending}
              onClick={() =>
                take.mutate(
                  { scoreId: id },
                  {
                    onSuccess: ({ takenOn, points, max }) =>
                      tell(t('scores.taken', { day: day(takenOn), points: pointsText(points), max: number(max) })),
                  },
                )
              }
            >
              {t('scores.take')}
            </Button>
          ) : null}
        </>
      }
    >
      <nav className={classes.tabs} aria-label={t('analysis.views')}>
        {tabs
          .filter(({ only }) => only === undefined || only === kind)
          .map(({ end, word, exact = false }) => (
            <Link
              key={word}
              to={`/chi-so/diem-hien-tai/${id}${end}`}
              activeOptions={{ exact, includeSearch: false }}
              activeProps={{ 'data-on': true, 'aria-current': 'page' }}
            >
              {t(word)}
            </Link>
          ))}
      </nav>
      <ProblemNotice error={take.error} />
      {illustrative || round ? (
        <p className={classes.labels}>
          {illustrative ? <Tag tone="warn">{t('indices.illustrative')}</Tag> : null}
          {round ? (
            <Link to={`/chi-so/ky-danh-gia/${round.id}/phieu/${id}`}>
              {t('scores.openSheet', { name: round.name })}
            </Link>
          ) : null}
        </p>
      ) : null}
      {children}
    </Page>
  )
}

/** Where the agency stands now. */
export function Totals({ total, children }: { total: Total; children?: ReactNode }) {
  const { points, max, lost, percent, gaps, className, rank, of, rankedIn } = total
  return (
    <section className="card" aria-label={t('analysis.totals')}>
      <dl className={classes.facts}>
        <div>
          <dt>{t('analysis.points')}</dt>
          <dd>
            {pointsText(points)} <small>/ {number(max)}</small>
          </dd>
        </div>
        <div>
          <dt>{t('analysis.lostPoints')}</dt>
          <dd>{pointsText(lost)}</dd>
        </div>
        <div>
          <dt>{t('scores.percent')}</dt>
          <dd>{percentText(percent)}</dd>
        </div>
        {rank === null ? null : (
          <div title={rankedIn ? t('scores.rankedIn', { field: rankedIn }) : undefined}>
            <dt>{rankedIn && /^\d{4}$/.test(rankedIn) ? t('scores.rankIn', { year: rankedIn }) : t('indices.rank')}</dt>
            <dd>
              {rank} <small>/ {of}</small>
            </dd>
          </div>
        )}
        {className ? (
          <div>
            <dt>{t('scores.class')}</dt>
            <dd>{className}</dd>
          </div>
        ) : null}
        {children}
      </dl>
      {gaps > 0 ? <p className={classes.note}>{t('scores.gaps', { count: gaps })}</p> : null}
    </section>
  )
}
