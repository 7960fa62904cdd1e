import { Switch } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { hrefOf, type Output, useRead } from '../../api.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useFilters } from '../../ui/filters.ts'
import { Page } from '../../ui/Page.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t, word } from '../../words.ts'
import classes from '../analysis.module.css'
import { pointsText, signedText } from '../figures.ts'
import { LostByGroup } from '../lost/ByGroup.tsx'
import { changeColumns, leadsColumn, lostColumns, toneOf, workColumn } from '../lost/ledger-columns.tsx'
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
  const workbook = hrefOf('score.exportLedger', { scoreId })
  const all = filters.dong === 'tat-ca'
  const lines = all ? ledger.lines : ledger.lines.filter(({ lost }) => lost > 0)
  return (
    <ScorePage head={ledger} title={t('analysis.lost')} workbook={workbook}>
      <div className={classes.head}>
        <div className={classes.stack}>
          <Totals total={ledger.total}>
            {ledger.previous && ledger.change !== null ? (
              <div>
                <dt>{t('analysis.changeSince', { year: String(ledger.previous.year) })}</dt>
                <dd className={toneOf(ledger.change)}>{signedText(ledger.change)}</dd>
              </div>
            ) : null}
          </Totals>
          <NearSteps ledger={ledger} />
        </div>
        <Groups ledger={ledger} workbook={workbook} />
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
        rowHref={({ code }) => `/chi-so/diem-hien-tai/${ledger.id}/tieu-chi/${encodeURIComponent(code)}`}
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

function Groups({ ledger, workbook }: { ledger: Ledger; workbook: string }) {
  const { groups, name, editionName, year, round, illustrative } = ledger
  return (
    <LostByGroup
      about={`${name}, ${year}`}
      source={[round?.name ?? t('scores.sourceBook'), editionName, illustrative && t('indices.illustrative')]}
      groups={groups.map((it) => ({
        name: `${it.code}. ${it.name}`,
        lost: it.lost,
        note: t('scores.ofMax', { max: pointsText(it.max) }),
      }))}
      workbook={workbook}
    />
  )
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
  ...lostColumns<Line>(),
  ...changeColumns<Line>(previous?.year ?? null),
  workColumn<Line>(),
  leadsColumn<Line>(),
]
