import { useMemo } from 'react'
import { shortAgency } from '../../format.ts'
import { type CellLook, Matrix as Cells, type MatrixLook } from '../../ui/matrix/Matrix.tsx'
import { t, word } from '../../words.ts'
import { type Cell, type Matrix, nextWaiting, type Row } from './matrix-rows.ts'
import classes from './rounds.module.css'
import { pointsText } from './sheet/figures.ts'

export type MatrixTableProps = {
  rows: readonly Row[]
  criteria: Matrix['criteria']
  open: (unitId: string, code: string) => void
}

/** How the states of a line are told apart. */
export const looks: Record<Cell['state'], CellLook> = {
  empty: { tone: 'empty', sign: '' },
  claimed: { tone: 'none', sign: '' },
  doubtful: { tone: 'warn', sign: '!' },
  returned: { tone: 'plain', sign: '↩' },
  accepted: { tone: 'good', sign: '' },
  changed: { tone: 'accent', sign: '≠' },
  explained: { tone: 'bad', sign: '?' },
  settled: { tone: 'good', sign: '✓' },
  imported: { tone: 'brand', sign: '' },
}

/** Criterion × agency with the points of each line. */
export function MatrixTable({ rows, criteria, open }: MatrixTableProps) {
  const columns = useMemo(
    () =>
      criteria.map(({ code, name, max }) => ({ key: code, head: code, title: `${code} ${name} (${pointsText(max)})` })),
    [criteria],
  )
  return (
    <Cells
      label={t('rounds.tabMatrix')}
      corner={t('rounds.unit')}
      rows={rows}
      keyOf={({ unit }) => unit.id}
      columns={columns}
      columnWidth={62}
      look={look}
      next={(after) => nextWaiting(rows, after)}
      open={({ row, column }) => {
        const [unit, criterion] = [rows[row]?.unit, criteria[column]]
        if (unit && criterion) open(unit.id, criterion.code)
      }}
    />
  )
}

const look: MatrixLook<Row> = {
  head: ({ unit }) => (
    <span className={classes.unitHead} title={unit.submitted ? unit.name : `${unit.name} · ${t('rounds.notHandedIn')}`}>
      <span>{shortAgency(unit.name)}</span>
      {unit.submitted ? null : <small>{t('rounds.notHandedIn')}</small>}
      {unit.own ? <small>{t('rounds.own')}</small> : null}
    </span>
  ),
  tone: ({ unit }) => (unit.own ? 'pale' : undefined),
  cell: ({ cells }, column) => {
    const { state, self, final } = cells[column] ?? { state: 'empty' as const, self: null, final: null }
    const claimed = self === null ? '' : `, ${t('rounds.selfIs', { points: pointsText(self) })}`
    return {
      state,
      ...looks[state],
      text: state === 'empty' ? '' : pointsText(final ?? self),
      words: word('cell', state) + claimed,
    }
  },
}
