import { Button, Select } from '@mantine/core'
import { useMemo } from 'react'
import { Clear, TaskKind } from '#features/tasks/schema.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { day } from '../../format.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useFilters } from '../../ui/filters.ts'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { t } from '../../words.ts'
import plans from '../plans.module.css'
import type { Plan, Task, Tasks } from '../queries.ts'
import tab from './tab.module.css'
import { taskColumn } from './task-column.tsx'
import classes from './tasks.module.css'

/** All tasks of the plan; the filters are in the address. */
export function TasksTab({ list }: { plan: Plan; list: Tasks }) {
  const [filters, change] = useFilters()
  const found = useMemo(() => tasksFor(list.tasks, filters), [list.tasks, filters])
  const clear = () =>
    change({
      tim: undefined,
      truc: undefined,
      'chi-so': undefined,
      loai: undefined,
      thieu: undefined,
      'don-vi': undefined,
    })
  const columns = useMemo(() => columnsOf((id) => change({ nv: id })), [change])
  return (
    <>
      <TaskFilters list={list} onClear={clear} />
      <DataTable
        label={t('plans.tab.nhiem-vu')}
        name="plan-tasks"
        rows={found}
        columns={columns}
        rowKey={({ id }) => id}
        total={found.length}
        empty={
          <Empty
            title={t('plans.task.noneFound')}
            action={
              <Button variant="default" onClick={clear}>
                {t('action.clearFilters')}
              </Button>
            }
          />
        }
      />
    </>
  )
}

type Filters = Readonly<Record<string, string | undefined>>

/** `truc=-`: tasks without an axis. Words are looked for in text, product and names, with or without marks. */
export function tasksFor(tasks: readonly Task[], filters: Filters): Task[] {
  const { tim, truc, loai, thieu, 'chi-so': index, 'don-vi': agency } = filters
  const words = fold(tim ?? '')
    .split(' ')
    .filter(Boolean)
  return tasks.filter((task) => {
    if (task.review === 'dropped') return false
    if (truc && (truc === '-' ? task.axis !== null : task.axis !== truc)) return false
    if (index && task.indexName !== index) return false
    if (loai && task.kind !== loai) return false
    if (thieu && !task.missingClears.some((clear) => clear === thieu)) return false
    if (agency && !task.parties.some((party) => nameOf(party) === agency)) return false
    if (words.length === 0) return true
    const text = fold([task.text, task.product, task.criterionText, ...task.parties.map(nameOf)].join(' '))
    return words.every((word) => text.includes(word))
  })
}

const nameOf = (party: Task['parties'][number]): string => party.resolvedName ?? party.nameRaw

const namesOf = (task: Task, role: 'lead' | 'coordinating'): string[] =>
  task.parties.filter((party) => party.role === role).map(nameOf)

function TaskFilters({ list, onClear }: { list: Tasks; onClear(): void }) {
  const [filters, change] = useFilters()
  const { tim = '', truc, loai, thieu, 'chi-so': index, 'don-vi': agency } = filters
  const options = useMemo(() => optionsOf(list.tasks), [list.tasks])
  const filtered = Boolean(tim || truc || loai || thieu || index || agency)
  return (
    <search className={plans.filters}>
      <SearchBox value={tim} onSearch={(text) => change({ tim: text })} label={t('plans.task.search')} width={230} />
      <Choice
        label={t('plans.field.axis')}
        data={options.axes}
        value={truc}
        onChange={(next) => change({ truc: next })}
      />
      <Choice
        label={t('plans.task.agency')}
        data={options.agencies}
        value={agency}
        onChange={(next) => change({ 'don-vi': next })}
      />
      <Choice
        label={t('plans.task.kind')}
        data={TaskKind.options.map((value) => ({ value, label: t(`plans.kind.${value}`) }))}
        value={loai}
        onChange={(next) => change({ loai: next })}
      />
      <Choice
        label={t('plans.task.lacks')}
        data={Clear.options.map((value) => ({ value, label: t(`plans.clear.${value}`) }))}
        value={thieu}
        onChange={(next) => change({ thieu: next })}
      />
      {filtered ? (
        <Button variant="subtle" onClick={onClear}>
          {t('action.clearFilters')}
        </Button>
      ) : null}
    </search>
  )
}

type ChoiceProps = {
  label: string
  data: readonly (string | { value: string; label: string })[]
  value: string | undefined
  onChange(value: string | undefined): void
}

const Choice = ({ label, data, value, onChange }: ChoiceProps) => (
  <Select
    aria-label={label}
    placeholder={label}
    w={{ base: '100%', sm: 180 }}
    clearable
    searchable
    limit={200}
    data={[...data]}
    value={value ?? null}
    onChange={(next) => onChange(next ?? undefined)}
    comboboxProps={{ width: 320, position: 'bottom-start' }}
  />
)

function optionsOf(tasks: readonly Task[]) {
  const axes = new Set<string>()
  const agencies = new Set<string>()
  let without = false
  for (const task of tasks) {
    if (task.axis) axes.add(task.axis)
    else without = true
    for (const party of task.parties) agencies.add(nameOf(party))
  }
  const none = without ? [{ value: '-', label: t('plans.axis.none') }] : []
  return {
    axes: [...[...axes].map((value) => ({ value, label: value })), ...none],
    agencies: [...agencies].sort((a, b) => a.localeCompare(b, 'vi')),
  }
}

const columnsOf = (open: (id: string) => void): Column<Task>[] => [
  taskColumn(open),
  { key: 'lead', label: t('plans.field.lead'), width: 150, render: (task) => <Names names={namesOf(task, 'lead')} /> },
  {
    key: 'coordinating',
    label: t('plans.field.coordinating'),
    width: 160,
    wide: true,
    render: (task) => <Names names={namesOf(task, 'coordinating')} />,
  },
  { key: 'due', label: t('plans.field.deadline'), width: 116, render: (task) => <Due task={task} /> },
  {
    key: 'product',
    label: t('plans.field.product'),
    width: 140,
    wide: true,
    render: ({ product }) => <span className={tab.clamped}>{product ?? '–'}</span>,
  },
  {
    key: 'clears',
    label: t('plans.task.lacks'),
    width: 104,
    card: 'side',
    render: (task) => <Lacks task={task} />,
  },
]

function Names({ names }: { names: readonly string[] }) {
  if (names.length === 0) return <span className="small">–</span>
  const [first, second, ...rest] = names
  return (
    <span title={names.join(', ')}>
      {[first, second].filter(Boolean).join(', ')}
      {rest.length > 0 ? <span className="small"> +{rest.length}</span> : null}
    </span>
  )
}

export function Due({ task }: { task: Pick<Task, 'dueOn' | 'deadlineRaw'> }) {
  return (
    <span className={classes.due}>
      <span>{task.dueOn ? day(task.dueOn) : '–'}</span>
      {task.deadlineRaw ? <span className="small">{task.deadlineRaw}</span> : null}
    </span>
  )
}

const shortOf = (task: Task): string => task.missingClears.map((clear) => t(`plans.clear.short.${clear}`)).join(', ')

function Lacks({ task }: { task: Task }) {
  if (!task.assigned) return <span className="small">{t('plans.task.notAssigned')}</span>
  if (task.missingClears.length === 0) return <span className={classes.whole}>{t('plans.task.whole')}</span>
  return <span className={classes.lacks}>{t('plans.clear.missing', { clear: shortOf(task) })}</span>
}
