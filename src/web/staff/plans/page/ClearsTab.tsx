import { Button } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Clear } from '#features/tasks/schema.ts'
import { percent, share } from '../../format.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useFilters } from '../../ui/filters.ts'
import { Meter } from '../../ui/Meter.tsx'
import { number, t } from '../../words.ts'
import type { Task, Tasks } from '../queries.ts'
import classes from './clears.module.css'
import { taskColumn } from './task-column.tsx'

/** The Năm Rõ check: how many tasks have each of the five clears, and which lack one. */
export function ClearsTab({ list }: { list: Tasks }) {
  const [{ thieu }, change] = useFilters()
  const wanted = Clear.options.find((clear) => clear === thieu)
  const checked = useMemo(
    () => list.tasks.filter(({ review, assigned }) => review !== 'dropped' && assigned),
    [list.tasks],
  )
  const lacking = useMemo(
    () => checked.filter((task) => (wanted ? task.missingClears.includes(wanted) : task.missingClears.length > 0)),
    [checked, wanted],
  )
  const columns = useMemo(() => columnsOf((id) => change({ nv: id })), [change])
  const whole = checked.filter(({ missingClears }) => missingClears.length === 0).length
  return (
    <>
      <p className={classes.tabLead}>{t('plans.clear.lead', { whole, total: checked.length })}</p>
      <ul className={classes.clears}>
        {Clear.options.map((clear) => {
          const without = checked.filter(({ missingClears }) => missingClears.includes(clear)).length
          const has = share(checked.length - without, checked.length)
          return (
            <li key={clear}>
              <button
                type="button"
                className={classes.clear}
                aria-pressed={wanted === clear}
                onClick={() => change({ thieu: wanted === clear ? undefined : clear })}
              >
                <b>{t(`plans.clear.${clear}`)}</b>
                <span className={classes.clearFigure}>{percent(has)}</span>
                <Meter value={has} label={t(`plans.clear.${clear}`)} tone={without === 0 ? 'good' : 'brand'} bare />
                <span className="small">
                  {without === 0 ? t('plans.clear.all') : t('plans.clear.without', { count: without })}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      <DataTable
        label={t('plans.clear.table')}
        name="plan-clears"
        rows={lacking}
        columns={columns}
        rowKey={({ id }) => id}
        total={lacking.length}
        tools={
          wanted ? (
            <Button size="compact-sm" variant="subtle" onClick={() => change({ thieu: undefined })}>
              {t('action.clearFilters')}
            </Button>
          ) : undefined
        }
        empty={
          <Empty icon={IconCheck} title={t(checked.length === 0 ? 'plans.clear.none' : 'plans.clear.complete')}>
            {number(checked.length)} {t('plans.figure.tasksShort')}
          </Empty>
        }
      />
    </>
  )
}

const columnsOf = (open: (id: string) => void): Column<Task>[] => [
  taskColumn(open),
  ...Clear.options.map(
    (clear): Column<Task> => ({
      key: clear,
      label: t(`plans.clear.${clear}`),
      width: 104,
      render: (task) => <Mark has={!task.missingClears.includes(clear)} />,
    }),
  ),
]

function Mark({ has }: { has: boolean }) {
  return has ? (
    <span className={classes.has}>
      <IconCheck size={16} aria-hidden /> {t('plans.clear.has')}
    </span>
  ) : (
    <span className={classes.hasNot}>
      <IconX size={16} aria-hidden /> {t('plans.clear.hasNot')}
    </span>
  )
}
