import { Switch } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { hrefOf, type Output, useRead } from '../../api.ts'
import { shortAgency } from '../../format.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useFilters } from '../../ui/filters.ts'
import { Page } from '../../ui/Page.tsx'
import { Picture } from '../../ui/picture/Picture.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t, word } from '../../words.ts'
import classes from '../analysis.module.css'
import { pointsText, signedText } from '../figures.ts'
import { WorkText } from '../lost/LostPage.tsx'
import { ScorePage, Totals, trailOf } from './ScorePage.tsx'
import { isNear, StepNote, stepText } from './steps.tsx'

type Ledger = Output<'score.ledger'>
type Line = Ledger['lines'][number]

/** Where one agency loses points now, what stands near a step, and who works on each line. */
export function LedgerPage() {
  const { score: scoreId = '' } = useParams({ strict: false })
  const [filters, change] = useFilters()
  const read = useRead('score.ledger', { scoreId }, { keep: true })
  if (!read.isSuccess)
    return (
      <Page title={t('analysis.lost')} trail={trailOf()}>
        <Unread read={read} rows={8} />
      </Page>
    )
  const ledger = read.data
  const all = filters.dong === 'tat-ca'
  const lines = all ? ledger.lines : ledger.lines.filter(({ lost }) => lost > 0)
  return (
    <ScorePage head={ledger} title={t('analysis.lost')} workbook={hrefOf('score.exportLedger', { scoreId })}>
      <div className={classes.head}>
        <div className={classes.stack}>
          <Totals total={ledger.total}>
            {ledger.previous && ledger.change !== null ? (
              <div>
                <dt>{t('analysis.changeSince', { year: String(ledger.previous.year) })}</dt>
                <dd className={ledger.change < 0 ? classes.down : ledger.change > 0 ? classes.up : ''}>
                  {signedText(ledger.change)}
                </dd>
              </div>
            ) : null}
          </Totals>
          <NearSteps ledger={ledger} />
        </div>
        <ByGroup ledger={ledger} />
      </div>
      <div className={classes.bar}>
        <Switch
          label={t('scores.alsoFull')}
          checked={all}
          onChange={({ currentTarget }) => change({ dong: currentTarget.checked ? 'tat-ca' : undefined })}
        />
      </div>
      <DataTable
        name="score-lines"
        label={t('analysis.lost')}
        rows={lines}
        columns={columnsOf(ledger)}
        rowKey={({ code }) => code}
        rowHref={({ code }) => whatIfHref(ledger.id, code)}
        empty={<Empty title={t('scores.nothingLost')} />}
      />
      <p className={classes.note}>
        {t('analysis.sum', {
          lost: pointsText(ledger.total.lost),
          max: pointsText(ledger.total.max),
          points: pointsText(ledger.total.points),
        })}
      </p>
      {ledger.otherMoves.length > 0 ? (
        <details className={classes.note}>
          <summary>{t('scores.otherMoves', { count: ledger.otherMoves.length })}</summary>
          {ledger.otherMoves.map(({ from, to, change: by }) => (
            <p
              key={[...from, '→', ...to].join()}
            >{`${from.join(', ') || '∅'} → ${to.join(', ') || '∅'}: ${signedText(by)}`}</p>
          ))}
        </details>
      ) : null}
    </ScorePage>
  )
}

const whatIfHref = (id: string, code: string) => `/chi-so/diem-hien-tai/${id}/gia-dinh?tim=${encodeURIComponent(code)}`

/** What each area has lost, as a picture to take along. */
function ByGroup({ ledger }: { ledger: Ledger }) {
  const { groups, name, editionName, year, round, illustrative, id } = ledger
  if (groups.length === 0) return null
  const sorted = [...groups].sort((a, b) => b.lost - a.lost)
  const figures = {
    form: 'beside' as const,
    title: t('analysis.byGroup'),
    about: `${name}, ${year}`,
    source: [round?.name ?? t('scores.sourceBook'), editionName, illustrative ? t('indices.illustrative') : '']
      .filter(Boolean)
      .join(' · '),
    heading: t('profile.part'),
    digits: 2,
    series: [{ label: t('analysis.lostPoints'), colour: '#b54e14' }],
    rows: sorted.map((it) => ({
      label: `${it.code}. ${it.name}`,
      values: [it.lost, null] as const,
      max: Math.max(...groups.map(({ lost }) => lost), 0.01),
      note: t('scores.ofMax', { max: pointsText(it.max) }),
    })),
  }
  return <Picture figures={figures} workbook={hrefOf('score.exportLedger', { scoreId: id })} />
}

/** A figure a hair away from a step: to be looked at before the year is over. */
function NearSteps({ ledger: { steps, lines, id } }: { ledger: Ledger }) {
  if (steps.length === 0) return null
  const names = new Map(lines.map(({ code, name }) => [code, name]))
  return (
    <section className={`card ${classes.near}`} aria-labelledby="near">
      <h2 id="near">{t('scores.near')}</h2>
      <ul>
        {steps.slice(0, 4).map((step) => (
          <li key={step.code + step.path + step.held}>
            <Link to={whatIfHref(id, step.code)}>{`${step.code} ${names.get(step.code) ?? ''}`}</Link>
            <StepNote step={step} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const columnsOf = ({ previous }: Ledger): Column<Line>[] => [
  {
    key: 'name',
    label: t('analysis.line'),
    render: ({ code, name }) => `${code} ${name}`,
    card: 'title',
    width: '32%',
    below: ({ reason, account, steps }) => {
      const near = steps.find(isNear)
      return (
        <>
          <span className="small">{reason === 'scored' ? account.join(' ') : word('scores.reason', reason)}</span>
          {near ? (
            <span className="small" style={{ display: 'block' }} title={stepText(near)}>
              <StepNote step={near} />
            </span>
          ) : null}
        </>
      )
    },
  },
  {
    key: 'lost',
    label: t('analysis.lostShort'),
    render: ({ lost }) => <b className={classes.whole}>{pointsText(lost)}</b>,
    align: 'right',
    card: 'side',
  },
  {
    key: 'points',
    label: t('analysis.pointsOfMax'),
    render: ({ points, max }) => <span className={classes.whole}>{`${pointsText(points)} / ${pointsText(max)}`}</span>,
    align: 'right',
  },
  ...(previous
    ? [
        {
          key: 'change',
          label: t('analysis.changeSince', { year: String(previous.year) }),
          render: ({ move }: Line) =>
            move ? (
              <span className={move.change < 0 ? classes.down : move.change > 0 ? classes.up : classes.quiet}>
                {signedText(move.change)}
                {move.comparable ? '' : ' *'}
              </span>
            ) : (
              '–'
            ),
          align: 'right' as const,
        },
      ]
    : []),
  { key: 'work', label: t('analysis.tasks'), width: '16%', render: ({ work }) => <WorkText work={work} /> },
  {
    key: 'leads',
    label: t('analysis.leads'),
    render: ({ work: { leads } }) => leads.slice(0, 1).map(shortAgency).join() || '–',
    wide: true,
  },
]
