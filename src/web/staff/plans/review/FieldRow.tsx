import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Task } from '#features/tasks/schema.ts'
import { t } from '../../words.ts'
import { type TaskChange, useReview } from './context.ts'
import classes from './fields.module.css'
import { fieldOf, type MarkKind } from './marks.ts'
import { isSettled } from './settled.ts'

type FieldRowProps = { task: Task; field: MarkKind; shortcut: string; children: ReactNode }

/** One field of the active task: its name, its key, what is doubtful about it and how else it can be read. */
export function FieldRow({ task, field, shortcut, children }: FieldRowProps) {
  const { editing } = useReview()
  const flags = task.flags.filter((flag) => fieldOf(flag.field) === field)
  // While an agency is asked for, the numbers are its candidates.
  const asking = task.parties.some((party) => !isSettled(party) && party.candidates.length > 0)
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
      {asking ? null : (
        <kbd className={classes.key} aria-hidden>
          {shortcut}
        </kbd>
      )}
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
  const found = task.alternatives.filter((each) => fieldOf(each.field) === field && !isTaken(task, field, each.value))
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
            data-alternative
            onClick={() => void actions.update(task.id, changeOf(task, field, value))}
          >
            {shown} <kbd aria-hidden>C</kbd>
          </button>
        )
      })}
    </div>
  )
}

/** The field reads already what the second reading says. */
function isTaken(task: Task, field: MarkKind, value: string | string[] | null): boolean {
  const change = changeOf(task, field, value)
  const now = (role: Role) => namesOf(task, role).join('\n')
  if (field === 'lead') return change.leadNames?.join('\n') === now('lead')
  if (field === 'coordinating') return change.coordinatingNames?.join('\n') === now('coordinating')
  if (field === 'deadline') return change.deadlineRaw === task.deadlineRaw
  return field === 'product' ? change.product === task.product : change.text === task.text
}

/** Rows of a table that lost its lines: the other orders of its cells that are likely, one press away. */
export function RowOrder({ task }: { task: Task }) {
  const { actions, editable } = useReview()
  const doubted = task.flags.some(({ reason }) => reason === 'cell_order_doubtful')
  const [leadNames, coordinatingNames] = [namesOf(task, 'coordinating'), namesOf(task, 'lead')]
  if (!editable || !doubted) return null
  return (
    <div className={classes.alternatives}>
      <span className={classes.hint}>{t('plans.review.alternative')}</span>
      {leadNames.length > 0 ? (
        <button
          type="button"
          className={classes.alternative}
          data-alternative
          onClick={() => void actions.update(task.id, { leadNames, coordinatingNames })}
        >
          {t('plans.review.swap', { lead: leadNames.join(', ') })} <kbd aria-hidden>C</kbd>
        </button>
      ) : null}
      <button type="button" className={classes.alternative} onClick={() => actions.merge(task.id)}>
        {t('plans.review.belongsAbove')} <kbd aria-hidden>M</kbd>
      </button>
    </div>
  )
}

type Role = Task['parties'][number]['role']

const namesOf = (task: Task, role: Role): string[] =>
  task.parties.flatMap((party) => (party.role === role ? [party.nameRaw] : []))

/** An agency stands in one role: who leads in the second reading coordinates no more, and the other way round. */
function changeOf(task: Task, field: MarkKind, value: string | string[] | null): TaskChange {
  const names = Array.isArray(value) ? value : value === null ? [] : [value]
  const others = (role: Role) => namesOf(task, role).filter((name) => !names.includes(name))
  const text = Array.isArray(value) ? value.join('; ') : value
  if (field === 'lead') return { leadNames: names, coordinatingNames: others('coordinating') }
  if (field === 'coordinating') return { leadNames: others('lead'), coordinatingNames: names }
  if (field === 'deadline') return { deadlineRaw: text }
  if (field === 'product') return { product: text }
  if (field === 'criterion') return { criterionText: text }
  return text === null ? {} : { text }
}
