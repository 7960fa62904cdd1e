import { ActionIcon, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconTrash } from '@tabler/icons-react'
import { useRead } from '../api.ts'
import { day } from '../format.ts'
import { AgencyChips } from '../ui/AgencyChips.tsx'
import { locale, t } from '../words.ts'
import classes from './directives.module.css'
import type { TaskDraft } from './task-drafts.ts'

type TaskFieldsProps = {
  task: TaskDraft
  at: number
  issuedOn: string
  /** Typing begins here. */
  first: boolean
  onChange: (task: TaskDraft) => void
  onRemove: (() => void) | undefined
  /** Ctrl + Enter: the next one. */
  onNext: () => void
}

/** One task of the document: words, who, until when; all by keyboard. */
export function TaskFields({ task, at, issuedOn, first, onChange, onRemove, onNext }: TaskFieldsProps) {
  const count = at + 1
  const set = (changed: Partial<TaskDraft>) => onChange({ ...task, ...changed })
  const asOf = issuedOn || null
  return (
    <section className={classes.taskCard} aria-label={t('directives.form.task', { count })}>
      <div className={classes.taskHead}>
        <h2>{t('directives.form.task', { count })}</h2>
        {onRemove ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('directives.form.removeTask', { count })}
            onClick={onRemove}
          >
            <IconTrash size={16} />
          </ActionIcon>
        ) : null}
      </div>
      <Textarea
        label={t('directives.form.text')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={20_000}
        autoFocus={first}
        value={task.text}
        onChange={({ currentTarget }) => set({ text: currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          onNext()
        }}
      />
      <div className={classes.row}>
        <AgencyChips
          label={t('directives.form.leads')}
          asOf={asOf}
          groups
          value={task.leads}
          onChange={(leads) => set({ leads })}
        />
        <AgencyChips
          label={t('directives.form.coordinating')}
          asOf={asOf}
          groups
          value={task.coordinating}
          onChange={(coordinating) => set({ coordinating })}
        />
      </div>
      <div className={classes.row}>
        <DueField value={task.due} issuedOn={issuedOn} onChange={(due) => set({ due })} />
        <TextInput
          label={t('directives.form.product')}
          maxLength={2000}
          value={task.product}
          onChange={({ currentTarget }) => set({ product: currentTarget.value })}
        />
      </div>
    </section>
  )
}

type DueFieldProps = { value: string; issuedOn: string; onChange: (due: string) => void }

/** Words of a day, with the day that they mean as soon as they are typed. */
function DueField({ value, issuedOn, onChange }: DueFieldProps) {
  const [words] = useDebouncedValue(value.trim(), 300)
  const read = useRead('directive.readDue', { words, issuedOn }, { enabled: words !== '' && issuedOn !== '' })
  const found = words === '' ? undefined : read.data
  const how = found?.derivation.map((step) => step[locale()]).join(' ')
  return (
    <div>
      <TextInput
        label={t('directives.form.due')}
        placeholder={t('directives.form.dueHint')}
        maxLength={500}
        value={value}
        error={found && !found.understood ? t('directives.form.dueUnread') : undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {found?.understood ? (
        <p className="small" role="status" style={{ margin: '3px 0 0' }} title={how}>
          {found.dueOn ? t('directives.form.dueIs', { day: day(found.dueOn) }) : t('directives.form.dueNone')}
        </p>
      ) : null}
    </div>
  )
}
