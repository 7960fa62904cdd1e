import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Task } from '#features/tasks/schema.ts'
import { t } from '../../words.ts'
import { type TaskChange, useReview } from './context.ts'
import classes from './fields.module.css'
import { fieldOf, type MarkKind } from './marks.ts'

type FieldRowProps = { task: Task; field: MarkKind; shortcut: string; children: ReactNode }

/** One field of the active task: its name, its key, what is doubtful about it and how else it can be read. */
export function FieldRow({ task, field, shortcut, children }: FieldRowProps) {
  const { editing } = useReview()
  const flags = task.flags.filter((flag) => fieldOf(flag.field) === field)
  return (
    <div className={classes.row} data-kind={field} data-focus={editing?.field === field || undefined}>
      <span className={classes.label}>{t(`plans.field.${field}`)}</span>
      <div className={classes.value}>
        {children}
        {flags.map((flag) => (
          <Why key={flag.reason}>{flag.message}</Why>
        ))}
        <Alternatives task={task} field={field} />
      </div>
      <kbd className={classes.key} aria-hidden>
        {shortcut}
      </kbd>
    </div>
  )
}

export function Why({ children }: { children: ReactNode }) {
  return (
    <div className={classes.flag}>
      <IconAlertTriangle size={14} aria-hidden />
      <span>{children}</span>
    </div>
  )
}

/** The second-best readings, one press away. */
export function Alternatives({ task, field }: { task: Task; field: MarkKind }) {
  const { actions, editable } = useReview()
  const found = task.alternatives.filter((each) => fieldOf(each.field) === field)
  if (!editable || found.length === 0) return null
  return (
    <div className={classes.alternatives}>
      <span className={classes.hint}>{t('plans.review.alternative')}</span>
      {found.map(({ value }) => {
        const shown = Array.isArray(value) ? value.join(', ') : (value ?? t('plans.review.nothing'))
        return (
          <button
            key={shown}
            type="button"
            className={classes.alternative}
            onClick={() => void actions.update(task.id, changeOf(field, value))}
          >
            {shown}
          </button>
        )
      })}
    </div>
  )
}

function changeOf(field: MarkKind, value: string | string[] | null): TaskChange {
  const names = Array.isArray(value) ? value : value === null ? [] : [value]
  const text = Array.isArray(value) ? value.join('; ') : value
  if (field === 'lead') return { leadNames: names }
  if (field === 'coordinating') return { coordinatingNames: names }
  if (field === 'deadline') return { deadlineRaw: text }
  if (field === 'product') return { product: text }
  if (field === 'criterion') return { criterionText: text }
  return text === null ? {} : { text }
}
