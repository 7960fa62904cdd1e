import { SegmentedControl, Switch } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { hrefOf, type Output, useRead } from '../../api.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { ExportButton } from '../../ui/ExportButton.tsx'
import { useFilters } from '../../ui/filters.ts'
import { Page } from '../../ui/Page.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { AnalysisPage, searchOf, useAsked } from '../AnalysisPage.tsx'
import classes from '../analysis.module.css'
import { directionOf, pointsText, signedText } from '../figures.ts'
import { LostByGroup } from './ByGroup.tsx'
import { changeColumns, leadsColumn, lostColumns, toneOf, workColumn } from './ledger-columns.tsx'

export type Ledger = Output<'analysis.ledger'>
export type LedgerLine = Ledger['lines'][number]

/** Where points are lost, in both senses of practice, and who works on each line. */
export function LostPage() {
  const { framework = '' } = useParams({ strict: false })
  const [filters, change] = useFilters()
  const read = useRead('analysis.ledger', useAsked(framework), { keep: true })
  if (!read.isSuccess)
    return (
      <Page title={t('analysis.lost')}>
        <Unread read={read} rows={8} />
      </Page>
    )
  const ledger = read.data
  const sense = filters.so === 'nam-truoc' && ledger.previousYear !== null ? 'nam-truoc' : 'toi-da'
  const workbook = hrefOf('analysis.exportLedger', {
    ...{ framework, level: ledger.level, unit: ledger.unit.unit, year: ledger.year },
  })
  const unanswered = filters.chi === 'chua-co'
  const lines = shownLines(ledger, sense).filter((it) => !unanswered || it.work.tasks === 0)
  return (
    <AnalysisPage
      title={t('analysis.lost')}
      head={ledger}
      lead={t('analysis.lostLead', { index: ledger.frameworkName, year: String(ledger.year) })}
      actions={<ExportButton href={workbook} />}
    >
      <div className={classes.head}>
        <div className={classes.stack}>
          <Totals ledger={ledger} />
          <Finding ledger={ledger} />
        </div>
        <Groups ledger={ledger} workbook={workbook} />
      </div>
      <div className={classes.bar}>
        {ledger.previousYear === null ? null : (
          <SegmentedControl
            aria-label={t('analysis.sense')}
            value={sense}
            onChange={(so) => change({ so: so === 'toi-da' ? undefined : so })}
            data={[
              { value: 'toi-da', label: t('analysis.againstMax') },
              { value: 'nam-truoc', label: t('analysis.againstYear', { year: String(ledger.previousYear) }) },
            ]}
          />
        )}
        <Switch
          label={t('analysis.onlyUnanswered')}
          checked={unanswered}
          onChange={({ currentTarget }) => change({ chi: currentTarget.checked ? 'chua-co' : undefined })}
        />
      </div>
      <DataTable
        name="lost-points"
        label={t('analysis.lost')}
        rows={lines}
        columns={columnsOf(ledger)}
        rowKey={({ code }) => code}
        rowHref={({ code }) =>
          `/chi-so/${framework}/mat-diem/${encodeURIComponent(code)}?${new URLSearchParams(searchOf(ledger))}`
        }
        empty={<Empty title={t(sense === 'nam-truoc' ? 'analysis.nothingFell' : 'analysis.nothingLost')} />}
      />
      <Sum ledger={ledger} sense={sense} />
    </AnalysisPage>
  )
}

function Groups({ ledger, workbook }: { ledger: Ledger; workbook: string }) {
  const { groups, unit, frameworkName, year, illustrative, ownMean } = ledger
  return (
    <LostByGroup
      about={`${unit.name}, ${year}`}
      source={[`${frameworkName} ${year}`, illustrative && t('indices.illustrative'), ownMean && t('analysis.ownMean')]}
      groups={groups.map(({ name, lost, work: { tasks, agencies } }) => ({
        name,
        lost,
        note: t('analysis.groupWork', { name, tasks, agencies }),
      }))}
      workbook={workbook}
    />
  )
}

const shownLines = ({ lines }: Ledger, sense: 'toi-da' | 'nam-truoc'): LedgerLine[] =>
  sense === 'toi-da'
    ? [...lines]
    : lines
        .filter(({ move }) => move !== null && directionOf(move.change) < 0)
        .sort((a, b) => (a.move?.change ?? 0) - (b.move?.change ?? 0))

function Totals({ ledger: { total, previousYear } }: { ledger: Ledger }) {
  return (
    <section className="card" aria-label={t('analysis.totals')}>
      <dl className={classes.facts}>
        <div>
          <dt>{t('analysis.lostPoints')}</dt>
          <dd>
            {pointsText(total.lost)} <small>{t('analysis.ofMax', { max: pointsText(total.max) })}</small>
          </dd>
        </div>
        <div>
          <dt>{t('analysis.points')}</dt>
          <dd>{pointsText(total.points)}</dd>
        </div>
        <div>
          <dt>{t('indices.rank')}</dt>
          <dd>
            {total.rank ?? '–'} <small>/ {total.of}</small>
          </dd>
        </div>
        {total.change === null || previousYear === null ? null : (
          <div>
            <dt>{t('analysis.changeSince', { year: String(previousYear) })}</dt>
            <dd className={toneOf(total.change)}>{signedText(total.change)}</dd>
          </div>
        )}
      </dl>
      {total.points === null ? <p className={classes.note}>{t('analysis.noTotal')}</p> : null}
    </section>
  )
}

/** What fell and nobody answers: where a plan has left something out. */
function Finding({ ledger }: { ledger: Ledger }) {
  const { lines, previousYear, unit, framework } = ledger
  const fell = lines.filter(({ move, work }) => move?.comparable && directionOf(move.change) < 0 && work.tasks === 0)
  if (!unit.own || fell.length === 0 || previousYear === null) return null
  return (
    <p className={classes.finding}>
      <b>{t('analysis.fellUnanswered', { count: fell.length, year: String(previousYear) })}</b>
      {fell.map(({ code, name }) => (
        <Link key={code} to={`/chi-so/${framework}/mat-diem/${code}`} search={searchOf(ledger) as never}>
          {`${code} ${name}`}
        </Link>
      ))}
    </p>
  )
}

const columnsOf = ({ previousYear, unit }: Ledger): Column<LedgerLine>[] => [
  {
    key: 'name',
    label: t('analysis.line'),
    render: ({ code, name }) => (code === 'total' ? name : `${code} ${name}`),
    card: 'title',
    width: '30%',
  },
  ...lostColumns<LedgerLine>(),
  ...changeColumns<LedgerLine>(previousYear),
  {
    key: 'rank',
    label: t('indices.rank'),
    render: ({ rank, of }) => <span className={classes.whole}>{rank === null ? '–' : `${rank}/${of}`}</span>,
    align: 'right',
    wide: true,
  },
  ...(unit.own
    ? [
        workColumn<LedgerLine>(),
        leadsColumn<LedgerLine>(),
        {
          key: 'evidence',
          label: t('analysis.evidenceShort'),
          render: ({ work }: LedgerLine) => work.evidence || '–',
          align: 'right' as const,
          wide: true,
        },
      ]
    : []),
]

/** The ledger adds up: what the lines lose, with the rounding of printed maxima, is exactly what the total lost. */
function Sum({ ledger, sense }: { ledger: Ledger; sense: 'toi-da' | 'nam-truoc' }) {
  const { total, rounding, otherMoves, previousYear, lines } = ledger
  if (sense === 'toi-da')
    return (
      <p className={classes.note}>
        {total.lost === null
          ? t('analysis.noSum')
          : t('analysis.sum', {
              lost: pointsText(total.lost),
              max: pointsText(total.max),
              points: pointsText(total.points),
            })}
        {rounding !== 0 && total.lost !== null ? ` ${t('analysis.rounding', { points: pointsText(rounding) })}` : ''}
      </p>
    )
  const broken = lines.filter(({ move }) => move && !move.comparable).length
  return (
    <div className={classes.note}>
      {total.change === null ? null : (
        <p>{t('analysis.moves', { change: signedText(total.change), year: String(previousYear) })}</p>
      )}
      {broken > 0 ? <p>{t('analysis.starMeans', { count: broken })}</p> : null}
      {otherMoves.map(({ from, to, kind, name, change }) => (
        <p key={[...from, '→', ...to].join()}>
          {t(`analysis.${kind}`, { name, from: from.join(', '), to: to.join(', '), change: signedText(change) })}
        </p>
      ))}
    </div>
  )
}
