import { Autocomplete, Button, Group, type OptionsFilter, Select, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { CriteriaOfIndex } from '#features/criterion-names/schema.ts'
import type { Task } from '#features/tasks/schema.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { useRead } from '../../api.ts'
import { t } from '../../words.ts'
import { useReview } from './context.ts'
import classes from './fields.module.css'

type Tying = { indexName: string; criterionCode: string; criterionName: string }

/** The words of the document, and one more criterion to which the task is tied. */
export function CriterionEditor({ task }: { task: Task }) {
  const { actions, plan, tasks } = useReview()
  const [axis, setAxis] = useState(task.axis ?? '')
  const [words, setWords] = useState(task.criterionText ?? '')
  const [tied, setTied] = useState<Tying>({
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
      <Tie tied={tied} onTied={setTied} />
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

type TieProps = { tied: Tying; onTied(tied: Tying): void }

/** A criterion of the edition that holds for the plan; of an index without edition, by code and name. */
function Tie({ tied, onTied }: TieProps) {
  const { plan } = useReview()
  const { data } = useRead('plan.criteria', { planId: plan.id })
  const edition = data?.indices.find(({ indexName }) => indexName === tied.indexName)
  const set = (change: Partial<Tying>) => onTied({ ...tied, ...change })
  return (
    <Group gap={8} mt={8} align="flex-end" wrap="nowrap">
      <Select
        size="xs"
        w={130}
        label={t('plans.criterion.index')}
        data={[...new Set([...plan.indices, 'PAPI', 'PAR INDEX', 'SIPAS'])]}
        value={tied.indexName}
        onChange={(indexName) => set({ indexName: indexName ?? '', criterionCode: '' })}
      />
      {edition ? (
        <Select
          size="xs"
          flex={1}
          searchable
          clearable
          label={t('plans.criterion.name')}
          placeholder={edition.editionName}
          data={optionsOf(edition)}
          filter={byWords}
          value={tied.criterionCode || null}
          onChange={(code) => {
            const found = edition.criteria.find((each) => each.code === code)
            set({ criterionCode: found?.code ?? '', criterionName: found?.name ?? '' })
          }}
        />
      ) : (
        <>
          <TextInput
            size="xs"
            w={80}
            label={t('plans.criterion.code')}
            placeholder="2.2"
            value={tied.criterionCode}
            onChange={(event) => set({ criterionCode: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            flex={1}
            label={t('plans.criterion.name')}
            value={tied.criterionName}
            onChange={(event) => set({ criterionName: event.currentTarget.value })}
          />
        </>
      )}
    </Group>
  )
}

const optionsOf = ({ criteria }: CriteriaOfIndex) =>
  criteria.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))

/** All words, with or without marks, in any order. */
const byWords: OptionsFilter = ({ options, search, limit }) => {
  const words = fold(search).split(' ').filter(Boolean)
  const found = options.filter((each) => 'label' in each && words.every((word) => fold(each.label).includes(word)))
  return found.slice(0, limit)
}

const wordsOf = (tasks: readonly Task[]) => ({
  axes: distinct(tasks.map(({ axis }) => axis)),
  criteria: distinct(tasks.map(({ criterionText }) => criterionText)),
})

const distinct = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value) => value !== null)),
]
