import { Autocomplete, Button, Textarea } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef } from 'react'
import { useDraft } from '../../draft.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { t } from '../../words.ts'
import type { Plan, Tasks } from '../queries.ts'
import classes from './add.module.css'
import type { useDesk } from './use-desk.ts'

type AddTaskProps = { desk: ReturnType<typeof useDesk>; plan: Plan; tasks: Tasks['tasks'] }

const nothing = { text: '', axis: '' }

/** A task that nobody read from a document: behind the active one, or at the end. Its card opens for the rest. */
export function AddTask({ desk, plan, tasks }: AddTaskProps) {
  const { writing, setWriting } = desk
  const first = tasks.length === 0 && plan.documentId === null
  if (!writing && !first) {
    return (
      <Button
        size="compact-sm"
        variant="light"
        className={classes.open}
        leftSection={<IconPlus size={16} />}
        onClick={() => setWriting(true)}
      >
        {t('plans.new.add')} <kbd aria-hidden>A</kbd>
      </Button>
    )
  }
  return (
    <section className={classes.box} aria-label={t('plans.new.add')}>
      {first ? (
        <>
          <h2>{t('plans.new.firstTask')}</h2>
          <p className="small">{t('plans.new.firstTaskNext')}</p>
        </>
      ) : null}
      <Form desk={desk} plan={plan} tasks={tasks} />
    </section>
  )
}

function Form({ desk, plan, tasks }: AddTaskProps) {
  const { adding, addTask, task, writing, setWriting } = desk
  const [draft, setDraft, drop] = useDraft(`${plan.id}.newTask`, nothing)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (writing) field.current?.focus()
  }, [writing])
  const axes = [...new Set(tasks.flatMap(({ axis }) => (axis ? [axis] : [])))]
  const close = () => {
    drop()
    setWriting(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const text = draft.text.trim()
    if (text.length < 3 || adding.isPending) return
    const last = task ? { afterTaskId: task.id } : {}
    addTask({ text, axis: draft.axis.trim() || null, ...last }, close)
  }
  return (
    <form
      className={classes.form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setWriting(false)
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
      }}
    >
      <Textarea
        ref={field}
        size="sm"
        label={t('plans.new.addText')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={20_000}
        value={draft.text}
        onChange={(event) => setDraft({ ...draft, text: event.currentTarget.value })}
      />
      <Autocomplete
        size="sm"
        label={t('plans.new.addAxis')}
        data={axes}
        maxLength={500}
        value={draft.axis}
        onChange={(axis) => setDraft({ ...draft, axis })}
      />
      <ProblemNotice error={adding.error} />
      <div className={classes.buttons}>
        <Button type="submit" size="compact-sm" loading={adding.isPending} disabled={draft.text.trim().length < 3}>
          {t('plans.new.add')}
        </Button>
        {writing ? (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={close}>
            {t('plans.cancel')}
          </Button>
        ) : null}
        <span className="small">{t('plans.new.addHint')}</span>
      </div>
    </form>
  )
}
