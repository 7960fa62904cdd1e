import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { Task } from '#features/tasks/schema.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { percent } from '../../format.ts'
import { t } from '../../words.ts'
import { useReview } from './context.ts'
import classes from './fields.module.css'

type CriterionQuestionProps = { task: Task; doubt: Task['criterionDoubts'][number] }

/** Which criterion a name in the document means: closed until it is asked for, since a plan may go without. */
export function CriterionQuestion({ task, doubt: { indexName, words, candidates } }: CriterionQuestionProps) {
  const { actions, tasks } = useReview()
  const [open, setOpen] = useState(false)
  const [remember, setRemember] = useState(true)
  const others = tasks.filter(
    (each) =>
      each.id !== task.id &&
      each.review !== 'dropped' &&
      each.criterionDoubts.some((it) => it.indexName === indexName && fold(it.words) === fold(words)),
  ).length
  if (!open) {
    return (
      <button type="button" className={classes.chip} data-open onClick={() => setOpen(true)}>
        {t('plans.criterion.which', { words, index: indexName })}{' '}
        <span className={classes.hint}>{candidates.length}</span>
      </button>
    )
  }
  return (
    <fieldset className={classes.question}>
      <legend>{t('plans.criterion.which', { words, index: indexName })}</legend>
      {candidates.map(({ code, name, likeness }) => (
        <button
          key={code}
          type="button"
          className={classes.candidate}
          onClick={() => actions.chooseCriterion(task.id, { indexName, words, code, name }, remember)}
        >
          <b>
            {code} {name}
          </b>
          {likeness > 0 ? (
            <span className={classes.why}>{t('plans.criterion.likeness', { share: percent(likeness * 100) })}</span>
          ) : null}
        </button>
      ))}
      <Checkbox
        size="xs"
        checked={remember}
        onChange={(event) => setRemember(event.currentTarget.checked)}
        label={others > 0 ? t('plans.party.remember', { count: others }) : t('plans.party.rememberHere')}
      />
    </fieldset>
  )
}
