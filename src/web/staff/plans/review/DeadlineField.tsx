import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Task } from '#features/tasks/schema.ts'
import { day } from '../../format.ts'
import { locale, t } from '../../words.ts'
import { useReview } from './context.ts'
import { DayField } from './DayField.tsx'
import classes from './fields.module.css'

/** The day, the words that it comes from, and how it follows from them. */
export function DeadlineField({ task }: { task: Task }) {
  const { editing, editable, actions } = useReview()
  if (editing?.taskId === task.id && editing.field === 'deadline') return <DeadlineEditor task={task} />
  const content = <DeadlineWords task={task} />
  if (!editable) return content
  return (
    <button type="button" className={classes.pressButton} onClick={() => actions.focusField('deadline')}>
      {content}
    </button>
  )
}

export function DeadlineWords({ task }: { task: Pick<Task, 'deadlineRaw' | 'dueOn' | 'dueDerivation'> }) {
  if (!task.deadlineRaw && !task.dueOn) return <span className={classes.empty}>{t('plans.empty.deadline')}</span>
  const steps = task.dueDerivation.map((step) => step[locale()]).join(' → ')
  return (
    <span>
      <b className={classes.figure}>{task.dueOn ? day(task.dueOn) : t('plans.deadline.noDay')}</b>{' '}
      <span className={classes.derived}>{wordsFirst(task.deadlineRaw, steps)}</span>
    </span>
  )
}

/** The derivation often begins with the words themselves: they are not said twice. */
function wordsFirst(raw: string | null, steps: string): string {
  if (raw === null) return [t('plans.deadline.byHand'), steps].filter(Boolean).join(' → ')
  if (steps.startsWith(`“${raw}”`)) return steps
  return [`“${raw}”`, steps].filter(Boolean).join(' → ')
}

function DeadlineEditor({ task }: { task: Task }) {
  const { actions } = useReview()
  const [words, setWords] = useState(task.deadlineRaw ?? '')
  const [dueOn, setDueOn] = useState<string | null>(null)
  const save = async () => {
    const raw = words.trim() === '' ? null : words.trim()
    const change = {
      ...(raw === task.deadlineRaw ? {} : { deadlineRaw: raw }),
      ...(dueOn === null ? {} : { dueOn }),
    }
    if (Object.keys(change).length === 0 || (await actions.update(task.id, change))) actions.focusField(null)
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
      <Group gap={8} grow align="flex-start">
        <TextInput
          size="xs"
          data-autofocus
          autoFocus
          label={t('plans.deadline.words')}
          description={t('plans.deadline.wordsHint')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <DayField
          label={t('plans.deadline.day')}
          title={t('plans.deadline.day')}
          description={t('plans.deadline.dayHint')}
          placeholder={task.dueOn ? day(task.dueOn) : t('day.placeholder')}
          value={dueOn}
          onChange={setDueOn}
        />
      </Group>
      <Group gap={6} mt={6}>
        <Button type="submit" size="compact-xs">
          {t('plans.save')}
        </Button>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => actions.focusField(null)}>
          {t('plans.cancel')}
        </Button>
      </Group>
    </form>
  )
}
