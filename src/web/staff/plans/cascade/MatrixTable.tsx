import { useMemo } from 'react'
import { shortAgency } from '../../format.ts'
import { Matrix as Cells, type MatrixLook } from '../../ui/matrix/Matrix.tsx'
import { t } from '../../words.ts'
import classes from './cascade.module.css'
import { coveredBy, coveredIn, type Matrix, nextGap, type Row, type Shown, shortPath, stateAt } from './matrix-rows.ts'
import { signs } from './signs.tsx'

type MatrixTableProps = { matrix: Matrix; shown: Shown; open(agencyId: string, taskId?: string): void }

/** Every agency × every task above: what answers it. */
export function MatrixTable({ matrix, shown, open }: MatrixTableProps) {
  const { tasks } = matrix
  const { rows, columns: shownTasks } = shown
  const columns = useMemo(() => columnsOf(tasks, shown), [tasks, shown])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `open` only writes the address
  const look = useMemo(() => lookOf(matrix, shownTasks, open), [matrix, shownTasks])
  return (
    <div className={classes.wide}>
      <Cells
        label={t('cascade.matrix')}
        corner={t('cascade.agency')}
        sum={{ head: t('cascade.total'), title: t('cascade.totalHint') }}
        rows={rows}
        keyOf={({ agencyId }) => agencyId}
        columns={columns}
        columnWidth={58}
        look={look}
        foot={t('cascade.byTask')}
        next={(after) => nextGap(shown, after)}
        open={({ row, column }) => {
          const task = tasks[shownTasks[column] ?? -1]
          if (rows[row] && task) open(rows[row].agencyId, task.id)
        }}
      />
    </div>
  )
}

const columnsOf = (tasks: Matrix['tasks'], { rows, columns }: Shown) =>
  columns.map((at) => {
    const { covered, of } = coveredIn(rows, at)
    return {
      key: tasks[at]?.id ?? String(at),
      head: shortPath(tasks[at]?.path ?? ''),
      title: tasks[at]?.text ?? '',
      foot: String(covered),
      footTitle: `${covered}/${of}`,
    }
  })

function lookOf(matrix: Matrix, shownTasks: Shown['columns'], open: MatrixTableProps['open']): MatrixLook<Row> {
  const asked = new Set(matrix.asked.map(({ agencyId, taskId }) => `${agencyId} ${taskId}`))
  return {
    head: (row) => (
      <>
        <button
          type="button"
          className={classes.agency}
          title={`${row.name}: ${t(`cascade.duty.${row.state}`, { count: row.lateBy })}`}
          onClick={() => open(row.agencyId)}
        >
          {shortAgency(row.name)}
        </button>
        {row.asked > 0 ? <small title={t('cascade.asked')}> ✉</small> : null}
      </>
    ),
    sum: (row) => {
      const { covered, of } = coveredBy(row)
      return `${covered}/${of}`
    },
    tone: ({ state }) => (state === 'late' ? 'bad' : state === 'issuedLate' ? 'warn' : undefined),
    cell: (row, column) => {
      const at = shownTasks[column]
      const state = stateAt(row, at)
      const isAsked = asked.has(`${row.agencyId} ${matrix.tasks[at ?? -1]?.id}`)
      const words = [t(`cascade.state.${state}`), isAsked ? t('cascade.asked') : ''].filter(Boolean).join(', ')
      return { state, ...signs[state], words, asked: isAsked }
    },
  }
}
