import { Checkbox } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconTrash } from '@tabler/icons-react'
import { memo } from 'react'
import type { Task } from '#features/tasks/schema.ts'
import { day } from '../../format.ts'
import { Tag } from '../../ui/StatusTag.tsx'
import { t } from '../../words.ts'
import { pathInWords } from '../path-words.ts'
import { CriterionField } from './CriterionField.tsx'
import classes from './card.module.css'
import { type Editing, type TaskChange, useReview } from './context.ts'
import { DeadlineField } from './DeadlineField.tsx'
import { EditableText } from './EditableText.tsx'
import { Alternatives, FieldRow, RowOrder, Why } from './FieldRow.tsx'
import { fieldOf } from './marks.ts'
import { PartyField } from './PartyField.tsx'
import { needsLook } from './queue.ts'
import { TaskButtons } from './TaskButtons.tsx'

export const taskLabel = (task: Task): string =>
  [task.indexName, task.axis, task.criterionText].filter(Boolean).join(' › ') || t(`plans.kind.${task.kind}`)

export function TaskState({ task }: { task: Parameters<typeof needsLook>[0] }) {
  if (task.review === 'dropped') return <Tag icon={IconTrash}>{t('plans.state.dropped')}</Tag>
  if (task.review === 'accepted' && !needsLook(task)) {
    return (
      <Tag tone="good" icon={IconCheck}>
        {t('plans.state.accepted')}
      </Tag>
    )
  }
  if (!needsLook(task)) return <Tag>{t('plans.state.certain')}</Tag>
  return (
    <Tag tone="warn" icon={IconAlertTriangle}>
      {t('plans.state.doubtful')}
    </Tag>
  )
}

/** A task that is not the active one: enough to know it by, one press to open it. */
export const ClosedTask = memo(function ClosedTask({ task, onOpen }: { task: Task; onOpen(id: string): void }) {
  const leads = task.parties.filter(({ role }) => role === 'lead').map((each) => each.resolvedName ?? each.nameRaw)
  return (
    <button type="button" className={classes.closed} data-review={task.review} onClick={() => onOpen(task.id)}>
      <span className={classes.crumb}>
        <span className={classes.path}>{pathInWords(task.path)}</span>
        <span className={classes.crumbWords}>{taskLabel(task)}</span>
        <TaskState task={task} />
      </span>
      <span className={classes.closedText}>{task.text}</span>
      <span className={classes.closedFacts}>
        <span>{leads.length > 0 ? leads.join(', ') : t('plans.empty.lead')}</span>
        <span>{task.dueOn ? day(task.dueOn) : (task.deadlineRaw ?? t('plans.deadline.none'))}</span>
      </span>
    </button>
  )
})

/** The active task with all its fields. */
export function OpenTask({ task, conflict }: { task: Task; conflict: React.ReactNode }) {
  const { editable, actions } = useReview()
  // Until one has chosen between the two, leaving a field must not write over what the other person wrote.
  const held = conflict !== null
  return (
    <article
      className={classes.open}
      data-review={task.review}
      aria-label={`${pathInWords(task.path)} ${taskLabel(task)}`}
    >
      <div className={classes.crumb}>
        <span className={classes.path}>{pathInWords(task.path)}</span>
        <span className={classes.crumbWords}>{taskLabel(task)}</span>
        <TaskState task={task} />
      </div>
      {conflict}
      <TaskText key={`text ${held}`} task={task} held={held} />
      <FieldRow task={task} field="lead" shortcut="1">
        <PartyField task={task} part="lead" />
      </FieldRow>
      <FieldRow task={task} field="coordinating" shortcut="2">
        <PartyField task={task} part="coordinating" />
      </FieldRow>
      <FieldRow task={task} field="deadline" shortcut="3">
        <DeadlineField task={task} />
      </FieldRow>
      <FieldRow task={task} field="product" shortcut="4">
        <ProductField key={`product ${held}`} task={task} held={held} />
      </FieldRow>
      <FieldRow task={task} field="criterion" shortcut="5">
        <CriterionField task={task} />
      </FieldRow>
      {editable ? (
        <Checkbox
          size="xs"
          mt={10}
          label={t('plans.review.assigned')}
          description={t('plans.review.assignedHint')}
          checked={task.assigned}
          onChange={(event) => void actions.update(task.id, { assigned: event.currentTarget.checked })}
        />
      ) : null}
      {editable ? <TaskButtons task={task} /> : null}
    </article>
  )
}

const isEditing = (editing: Editing, task: Task, field: 'text' | 'product') =>
  editing?.taskId === task.id && editing.field === field

function TaskText({ task, held }: { task: Task; held: boolean }) {
  const { editing, editable, actions } = useReview()
  const flags = task.flags.filter((flag) => ['text', null].includes(fieldOf(flag.field)))
  const save = (text: string | null): Promise<boolean> =>
    text === null ? Promise.resolve(false) : actions.update(task.id, { text } satisfies TaskChange)
  return (
    <div className={classes.text}>
      <EditableText
        key={task.id}
        name={`${task.id}.text`}
        label={t('plans.field.text')}
        value={task.text}
        empty=""
        strong
        required
        disabled={!editable || held}
        editing={isEditing(editing, task, 'text')}
        onEdit={(on) => actions.focusField(on ? 'text' : null)}
        onSave={save}
      />
      {flags.map((flag) => (
        <Why key={`${flag.field} ${flag.reason}`}>{flag.message}</Why>
      ))}
      <Alternatives task={task} field="text" />
      <RowOrder task={task} />
    </div>
  )
}

function ProductField({ task, held }: { task: Task; held: boolean }) {
  const { editing, editable, actions } = useReview()
  return (
    <EditableText
      key={task.id}
      name={`${task.id}.product`}
      label={t('plans.field.product')}
      value={task.product}
      empty={t('plans.empty.product')}
      disabled={!editable || held}
      editing={isEditing(editing, task, 'product')}
      onEdit={(on) => actions.focusField(on ? 'product' : null)}
      onSave={(product) => actions.update(task.id, { product })}
    />
  )
}
