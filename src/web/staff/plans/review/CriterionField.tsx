import { ActionIcon, CloseButton } from '@mantine/core'
import { IconCheck, IconPencil } from '@tabler/icons-react'
import type { Task } from '#features/tasks/schema.ts'
import { t } from '../../words.ts'
import { CriterionEditor } from './CriterionEditor.tsx'
import { CriterionQuestion } from './CriterionQuestion.tsx'
import { useReview } from './context.ts'
import classes from './fields.module.css'

type Criterion = Task['criteria'][number]

/** The axis and criterion that the document names for this row, and the criteria to which it is tied. */
export function CriterionField({ task }: { task: Task }) {
  const { editing, editable, actions } = useReview()
  if (editing?.taskId === task.id && editing.field === 'criterion') return <CriterionEditor task={task} />
  return (
    <>
      <div className={classes.inline}>
        {task.criteria.map((criterion) => (
          <Tied key={`${criterion.indexName} ${criterion.criterionCode}`} task={task} criterion={criterion} />
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
      {editable
        ? task.criterionDoubts.map((doubt) => (
            <CriterionQuestion key={`${doubt.indexName} ${doubt.words}`} task={task} doubt={doubt} />
          ))
        : null}
    </>
  )
}

function Tied({ task, criterion }: { task: Task; criterion: Criterion }) {
  const { editable, actions } = useReview()
  const { indexName, criterionCode, criterionName, certainty, words, edition, learnedId } = criterion
  const how = learnedId ? 'learned' : certainty
  return (
    <span
      className={classes.chip}
      title={t(`plans.criterion.how.${how}`, { words: words ?? '', edition: edition ?? '' })}
    >
      {certainty === 'certain' ? <IconCheck size={14} aria-label={t('plans.criterion.matched')} /> : null} {indexName}{' '}
      {criterionCode} {criterionName}
      {editable ? (
        <CloseButton
          size="xs"
          aria-label={t('plans.criterion.untie', { name: criterionName })}
          onClick={() =>
            actions.tie(
              task.id,
              task.criteria.filter((each) => each !== criterion),
            )
          }
        />
      ) : null}
    </span>
  )
}

function CriterionWords({ task }: { task: Task }) {
  const words = [task.indexName, task.axis, task.criterionText].filter(Boolean).join(' › ')
  if (words) return <span className={classes.words}>{words}</span>
  return task.criteria.length > 0 ? null : <span className={classes.empty}>{t('plans.empty.criterion')}</span>
}
