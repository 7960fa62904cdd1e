import { Button, Select } from '@mantine/core'
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
import { Loose } from './Already.tsx'
import classes from './surveys.module.css'
import type { Asked } from './TakeForm.tsx'

type Outcome = Output<'round.takeSurvey'>
type Row = Outcome['rows'][number]
/** By sheet: the cell that a person chose, null for none. */
type Hand = Readonly<Record<string, NonNullable<Row['cell']> | null>>

/** What each agency would get; who has no place yet is given one by hand, or none. */
export function Trial({ roundId, asked }: { roundId: string; asked: Asked }) {
  const [hand, setHand] = useState<Hand>({})
  const write = useWrite('round.takeSurvey', { refresh: ['round.surveyPoints', 'round.get', 'round.sheet'] })
  const send = useStable((chosen: Hand, dryRun: boolean) => {
    const cells = Object.entries(chosen).map(([sheetId, cell]) => ({ sheetId, cell }))
    write.mutate({ roundId, ...asked, cells, dryRun })
  })
  useEffect(() => {
    send({}, true)
  }, [send])
  const [last, keep] = useState<Outcome>()
  const outcome = write.data ?? last
  const order = useOrder(outcome)
  useEffect(() => {
    if (write.data) keep(write.data)
  }, [write.data])
  const choose = (sheetId: string, key: string) => {
    const cell = outcome?.cells.find((it) => cellKey(it.cell) === key)?.cell ?? null
    const next = { ...hand, [sheetId]: cell }
    setHand(next)
    send(next, true)
  }
  if (!outcome) return write.error ? <ProblemNotice error={write.error} /> : <Loading rows={6} />
  return (
    <section className={classes.trial} aria-busy={write.isPending}>
      <Said outcome={outcome} />
      {outcome.onlyWhole ? <p className={classes.note}>{t('rounds.takeOnlyWhole')}</p> : null}
      <DataTable
        name="round-survey-trial"
        label={t('rounds.takeSurvey')}
        rows={inOrder(outcome.rows, order)}
        rowKey={({ sheetId }) => sheetId}
        columns={columnsOf(outcome, choose)}
        empty={null}
      />
      <Loose places={outcome.loose} />
      <ProblemNotice error={write.error} />
      <div className={classes.write}>
        {outcome.written ? (
          <p>{writtenWords(outcome)}</p>
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

const writtenWords = ({ taken, changed, number: version }: Outcome): string =>
  t('rounds.takeWritten', { taken: number(taken), changed: number(changed), number: version })

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
  const { title, publishedOn, written, taken, changed, rows } = outcome
  return (
    <div className={classes.said}>
      <h2>
        {title} – {t('rounds.takeVersionOf', { number: outcome.number, day: day(publishedOn) })}
      </h2>
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

function columnsOf(outcome: Outcome, choose: (sheetId: string, key: string) => void): Column<Row>[] {
  return [
    { key: 'unit', label: t('rounds.unit'), card: 'title', render: ({ unit }) => unit, below: whyShown },
    {
      key: 'cell',
      label: t('rounds.takePlace'),
      width: '26%',
      render: (row) => <Place row={row} outcome={outcome} choose={choose} />,
    },
    {
      key: 'figure',
      label: t('rounds.takeFigureShown'),
      align: 'right',
      hasLine,
      render: ({ figure }) => figure ?? '–',
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
const whyShown = ({ why, state }: Row) => (state === 'unmatched' ? null : why)

const tones = { taken: 'good', same: 'plain', unmatched: 'warn', hidden: 'warn', left: 'plain' } as const
const writtenAs = (state: Row['state']) => (state === 'taken' ? 'written' : state)

type PlaceProps = { row: Row; outcome: Outcome; choose: (sheetId: string, key: string) => void }

/** The place whose figure it is; a list only where there is none, or when somebody wants another. */
function Place({ row, outcome, choose }: PlaceProps) {
  const [isOpen, open] = useState(false)
  const { sheetId, unit, state, cell, cellLabel, how } = row
  if (outcome.written || (!isOpen && state !== 'unmatched' && state !== 'left')) {
    return (
      <span className={classes.place}>
        {cellLabel ?? '–'}
        {how === 'hand' || how === 'formerName' ? <small> ({word('placeFound', how)})</small> : null}{' '}
        {outcome.written ? null : (
          <button type="button" className={classes.other} onClick={() => open(true)}>
            {t('rounds.takeOther')}
            <span className="unseen"> {unit}</span>
          </button>
        )}
      </span>
    )
  }
  return (
    <Select
      aria-label={t('rounds.takeChoose', { unit })}
      size="xs"
      searchable
      allowDeselect={false}
      placeholder={t('rounds.takeChooseShort')}
      data={[
        { value: 'none', label: t('rounds.takeNobody') },
        ...outcome.cells.map((it) => ({
          value: cellKey(it.cell),
          label: it.figure ? `${it.label}: ${it.figure}` : it.label,
          disabled: it.figure === null,
        })),
      ]}
      value={cell ? cellKey(cell) : state === 'left' ? 'none' : null}
      onChange={(key) => {
        open(false)
        if (key) choose(sheetId, key)
      }}
    />
  )
}
