import { ActionIcon, Autocomplete, Button, CloseButton, Group, Select, TextInput } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { Task } from '#features/tasks/schema.ts'
import { t } from '../../words.ts'
import { useReview } from './context.ts'
import classes from './fields.module.css'

type Criterion = Task['criteria'][number]

/** The axis and criterion that the document names for this row, and the criteria that a person ties it to. */
export function CriterionField({ task }: { task: Task }) {
  const { editing, editable, actions } = useReview()
  if (editing?.taskId === task.id && editing.field === 'criterion') return <CriterionEditor task={task} />
  const without = (gone: Criterion) => task.criteria.filter((each) => each !== gone)
  return (
    <div className={classes.inline}>
      {task.criteria.map((criterion) => (
        <span key={`${criterion.indexName} ${criterion.criterionCode}`} className={classes.chip}>
          {criterion.indexName} {criterion.criterionCode} {criterion.criterionName}
          {editable ? (
            <CloseButton
              size="xs"
              aria-label={t('plans.criterion.untie', { name: criterion.criterionName })}
              onClick={() => actions.tie(task.id, without(criterion))}
            />
          ) : null}
        </span>
      ))}
      <CriterionWords task={task} />
      {editable ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          title={t('plans.criterion.edit')}
          aria-label={t('plans.criterion.edit')}
          onClick={() => actions.focusField('criterion')}
        >
          <IconPencil size={15} />
        </ActionIcon>
      ) : null}
    </div>
  )
}

function CriterionWords({ task }: { task: Task }) {
  const words = [task.indexName, task.axis, task.criterionText].filter(Boolean).join(' › ')
  if (words) return <span className={classes.words}>{words}</span>
  return task.criteria.length > 0 ? null : <span className={classes.empty}>{t('plans.empty.criterion')}</span>
}

function CriterionEditor({ task }: { task: Task }) {
  const { actions, plan, tasks } = useReview()
  const [axis, setAxis] = useState(task.axis ?? '')
  const [words, setWords] = useState(task.criterionText ?? '')
  const [tied, setTied] = useState<Criterion>({
    indexName: task.indexName ?? plan.indices[0] ?? '',
    criterionCode: '',
    criterionName: task.criterionText ?? '',
  })
  const known = useMemo(() => wordsOf(tasks), [tasks])
  const save = async () => {
    const next = { axis: axis.trim() || null, criterionText: words.trim() || null }
    const changed = next.axis !== task.axis || next.criterionText !== task.criterionText
    if (changed && !(await actions.update(task.id, next))) return
    if (tied.criterionCode.trim() && tied.indexName) actions.tie(task.id, [...task.criteria, tied])
    actions.focusField(null)
  }
  return (
    <form
      className={classes.editor}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') actions.focusField(null)
      }}
    >
      <Group gap={8} grow>
        <Autocomplete
          openOnFocus={false}
          size="xs"
          autoFocus
          label={t('plans.field.axis')}
          data={known.axes}
          value={axis}
          onChange={setAxis}
        />
        <Autocomplete
          openOnFocus={false}
          size="xs"
          label={t('plans.criterion.words')}
          data={known.criteria}
          value={words}
          onChange={setWords}
        />
      </Group>
      <Group gap={8} mt={8} align="flex-end" wrap="nowrap">
        <Select
          size="xs"
          w={130}
          label={t('plans.criterion.index')}
          data={[...new Set([...plan.indices, 'PAPI', 'PAR INDEX', 'SIPAS'])]}
          value={tied.indexName}
          onChange={(indexName) => setTied({ ...tied, indexName: indexName ?? '' })}
        />
        <TextInput
          size="xs"
          w={80}
          label={t('plans.criterion.code')}
          placeholder="2.2"
          value={tied.criterionCode}
          onChange={(event) => setTied({ ...tied, criterionCode: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          flex={1}
          label={t('plans.criterion.name')}
          value={tied.criterionName}
          onChange={(event) => setTied({ ...tied, criterionName: event.currentTarget.value })}
        />
      </Group>
      <Group gap={6} mt={6}>
        <Button type="submit" size="compact-xs">
          {t('plans.save')}
        </Button>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => actions.focusField(null)}>
          {t('plans.cancel')}
        </Button>
        <span className={classes.hint}>{t('plans.criterion.hint')}</span>
      </Group>
    </form>
  )
}

const wordsOf = (tasks: readonly Task[]) => ({
  axes: distinct(tasks.map(({ axis }) => axis)),
  criteria: distinct(tasks.map(({ criterionText }) => criterionText)),
})

const distinct = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value) => value !== null)),
]
