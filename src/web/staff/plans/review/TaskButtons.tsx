import { Button } from '@mantine/core'
import { IconArrowBackUp, IconArrowMerge, IconCheck, IconCut, IconPencil, IconTrash } from '@tabler/icons-react'
import type { Task } from '#features/tasks/schema.ts'
import { t } from '../../words.ts'
import classes from './card.module.css'
import { useReview } from './context.ts'

/** What one can do with the active task; each button shows its key. */
export function TaskButtons({ task }: { task: Task }) {
  const { actions, tasks } = useReview()
  const restorable = task.review !== 'open'
  const first = tasks.every(({ position }) => position >= task.position)
  const small = { size: 'compact-sm', variant: 'default', fw: 500 } as const
  return (
    <div className={classes.buttons}>
      {restorable ? (
        <Button {...small} leftSection={<IconArrowBackUp size={15} />} onClick={() => actions.restore(task.id)}>
          {t(task.review === 'dropped' ? 'plans.review.restore' : 'plans.review.reopen')}
        </Button>
      ) : (
        <Button size="compact-sm" leftSection={<IconCheck size={15} />} onClick={() => actions.accept(task.id)}>
          {t('plans.review.accept')} <kbd aria-hidden>Enter</kbd>
        </Button>
      )}
      <Button {...small} leftSection={<IconPencil size={15} />} onClick={() => actions.focusField('text')}>
        {t('plans.review.edit')} <kbd aria-hidden>E</kbd>
      </Button>
      <Button {...small} leftSection={<IconCut size={15} />} onClick={() => actions.startSplit(task.id)}>
        {t('plans.review.split')} <kbd aria-hidden>S</kbd>
      </Button>
      <Button
        {...small}
        leftSection={<IconArrowMerge size={15} />}
        disabled={first}
        onClick={() => actions.merge(task.id)}
      >
        {t('plans.review.merge')} <kbd aria-hidden>M</kbd>
      </Button>
      {task.review === 'dropped' ? null : (
        <Button {...small} leftSection={<IconTrash size={15} />} onClick={() => actions.drop(task.id)}>
          {t('plans.review.drop')} <kbd aria-hidden>D</kbd>
        </Button>
      )}
    </div>
  )
}
