import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { cellKey } from '#features/estimates/onward/rules.ts'
import { type Output, useWrite } from '../../../api.ts'
import { day } from '../../../format.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx'
import { Tag } from '../../../ui/StatusTag.tsx'
import { useStable } from '../../../ui/stable.ts'
import { number, t, word } from '../../../words.ts'
import { pointsText } from '../sheet/figures.ts'
import { Loose, writtenWords } from './Already.tsx'
import { Place } from './Place.tsx'
import classes from './surveys.module.css'
import type { Asked } from './TakeForm.tsx'

export type Outcome = Output<'round.takeSurvey'>
export type Row = Outcome['rows'][number]
type Cell = NonNullable<Row['parts'][number]['cell']>
/** By sheet: the cell of each survey that a person chose, null for none. */
type Hand = Readonly<Record<string, Readonly<Record<number, Cell>> | null>>

/** What each agency would get; who has no place yet is given one by hand, or none. */
export function Trial({ roundId, asked }: { roundId: string; asked: Asked }) {
  const [hand, setHand] = useState<Hand>({})
  const write = useWrite('round.takeSurvey', { refresh: ['round.surveyPoints', 'round.get', 'round.sheet'] })
  const [last, keep] = useState<Outcome>()
  const outcome = write.data ?? last
  const send = useStable((chosen: Hand, dryRun: boolean) => {
    const said = { roundId, code: asked.code, cells: cellsOf(chosen), dryRun }
    // What was looked at is what is written: the same versions, over the same lines.
    write.mutate(
      outcome && !dryRun ? { ...said, from: pinned(outcome), seen: outcome.seen } : { ...said, from: asked.from },
    )
  })
  useEffect(() => {
    send({}, true)
  }, [send])
  const order = useOrder(outcome)
  useEffect(() => {
    if (write.data) keep(write.data)
  }, [write.data])
  const choose = (sheetId: string, part: number, key: string) => {
    const cell = outcome?.feeds[part]?.cells.find((it) => cellKey(it.cell) === key)?.cell
    const next = { ...hand, [sheetId]: cell ? { ...hand[sheetId], [part]: cell } : null }
    setHand(next)
    send(next, true)
  }
  if (!outcome) return write.error ? <ProblemNotice error={write.error} /> : <Loading rows={6} />
  const isMean = outcome.feeds.length > 1
  return (
    <section className={classes.trial} aria-busy={write.isPending}>
      <Said outcome={outcome} />
      {outcome.feeds.some(({ onlyWhole }) => onlyWhole) ? (
        <p className={classes.note}>{t('rounds.takeOnlyWhole')}</p>
      ) : null}
      <DataTable
        name={isMean ? 'round-surveys-trial' : 'round-survey-trial'}
        label={t('rounds.takeSurvey')}
        rows={inOrder(outcome.rows, order)}
        rowKey={({ sheetId }) => sheetId}
        columns={columnsOf(outcome, choose)}
        empty={null}
      />
      {outcome.feeds.map((feed) => (
        <Loose key={`${feed.surveyId} ${feed.figure.code}`} feed={feed} isMean={isMean} />
      ))}
      <ProblemNotice error={write.error} />
      <div className={classes.write}>
        {outcome.written ? (
          <p>{writtenWords(outcome)}</p>
        ) : write.error ? (
          <Button variant="default" loading={write.isPending} onClick={() => send(hand, true)}>
            {t('rounds.takeTryAgain')}
          </Button>
        ) : (
          <Button loading={write.isPending} disabled={outcome.changed === 0} onClick={() => send(hand, false)}>
            {outcome.changed === 0
              ? t('rounds.takeNothing')
              : t('rounds.takeWrite', { count: number(outcome.changed) })}
          </Button>
        )}
      </div>
    </section>
  )
}

type Chosen = { sheetId: string; part?: number; cell: Cell | null }
const cellsOf = (hand: Hand): Chosen[] =>
  Object.entries(hand).flatMap(([sheetId, parts]): Chosen[] =>
    parts === null
      ? [{ sheetId, cell: null }]
      : Object.entries(parts).map(([part, cell]) => ({ sheetId, part: Number(part), cell })),
  )

const pinned = ({ feeds }: Outcome): Asked['from'] =>
  feeds.map(({ surveyId, number: version, figure, weight }) => ({
    surveyId,
    number: version,
    figure: figure.code,
    weight,
  }))

/** Those who get points come first; a row stays where it stood first, whatever is chosen in it. */
function useOrder(outcome: Outcome | undefined): ReadonlyMap<string, number> {
  const [order, set] = useState<ReadonlyMap<string, number>>(new Map())
  if (outcome && order.size === 0 && outcome.rows.length > 0) {
    set(new Map(outcome.rows.map(({ sheetId, state }) => [sheetId, places.indexOf(state)])))
  }
  return order
}

const places = ['taken', 'same', 'hidden', 'unmatched', 'left'] as const satisfies readonly Row['state'][]

const inOrder = (rows: readonly Row[], order: ReadonlyMap<string, number>): Row[] =>
  rows.toSorted((a, b) => (order.get(a.sheetId) ?? 0) - (order.get(b.sheetId) ?? 0))

function Said({ outcome }: { outcome: Outcome }) {
  const { feeds, written, taken, changed, rows } = outcome
  const isMean = feeds.length > 1
  const words = ({ title, number: version, publishedOn, figure, weight }: Outcome['feeds'][number]) =>
    `${title} – ${t('rounds.takeVersionOf', { number: version, day: day(publishedOn) })}` +
    (isMean ? ` · ${figure.label} · ${t('rounds.takenWeight', { weight: number(weight) })}` : '')
  const intervals = [...new Set(rows.flatMap(({ interval }) => interval ?? []))]
  return (
    <div className={classes.said}>
      <h2>{isMean ? t('rounds.takeMeanOf', { count: feeds.length }) : feeds.map(words).join('')}</h2>
      {isMean ? (
        <ul>
          {feeds.map((feed) => (
            <li key={`${feed.surveyId} ${feed.figure.code}`}>{words(feed)}</li>
          ))}
        </ul>
      ) : null}
      {intervals.map((how) => (
        <p key={how} className="small">
          {how}
        </p>
      ))}
      <p role="status">
        {written
          ? writtenWords(outcome)
          : t('rounds.takeCounted', {
              ...{ taken: number(taken), rest: number(rows.length - taken), same: number(taken - changed) },
            })}
      </p>
    </div>
  )
}

function columnsOf(outcome: Outcome, choose: (sheetId: string, part: number, key: string) => void): Column<Row>[] {
  const isMean = outcome.feeds.length > 1
  return [
    { key: 'unit', label: t('rounds.unit'), card: 'title', width: '24%', render: ({ unit }) => unit, below: whyShown },
    {
      key: 'cell',
      label: t('rounds.takePlace'),
      width: isMean ? '32%' : '26%',
      render: (row) => (
        <div className={classes.places}>
          {outcome.feeds.map((feed, part) => (
            <Place key={`${feed.surveyId} ${feed.figure.code}`} {...{ row, part, outcome, choose }} />
          ))}
        </div>
      ),
    },
    {
      key: 'figure',
      label: t(isMean ? 'rounds.takeMeanShown' : 'rounds.takeFigureShown'),
      align: 'right',
      hasLine,
      render: ({ figure, interval }) => (figure === null ? '–' : <span title={interval ?? undefined}>{figure}</span>),
    },
    { key: 'n', label: t('rounds.takeN'), align: 'right', hasLine, render: ({ n }) => (n === null ? '–' : number(n)) },
    {
      key: 'points',
      label: t('rounds.takePoints'),
      align: 'right',
      hasLine,
      render: ({ points, arithmetic }) =>
        points === null ? '–' : <span title={arithmetic ?? undefined}>{pointsText(points)}</span>,
    },
    {
      key: 'before',
      label: t(outcome.written ? 'rounds.takeWas' : 'rounds.takeBefore'),
      align: 'right',
      hasLine: ({ before }) => before !== null,
      render: ({ before }) => (before === null ? '–' : pointsText(before)),
    },
    {
      key: 'state',
      label: t('rounds.takeState'),
      card: 'side',
      render: ({ state }) => (
        <Tag tone={tones[state]}>{word('takeState', outcome.written ? writtenAs(state) : state)}</Tag>
      ),
    },
  ]
}

const hasLine = ({ figure }: Row) => figure !== null
/** That nobody found a place is said by the state; only what is special needs words. */
const whyShown = ({ why, state, claimed }: Row) =>
  [state === 'unmatched' ? null : why, claimed && state === 'taken' ? t('rounds.takeOverClaim') : null]
    .filter(Boolean)
    .join(' ') || null

const tones = { taken: 'good', same: 'plain', unmatched: 'warn', hidden: 'warn', left: 'plain' } as const
const writtenAs = (state: Row['state']) => (state === 'taken' ? 'written' : state)
