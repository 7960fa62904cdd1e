import { Button, Group, Modal } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Task } from '#features/tasks/schema.ts'
import { t } from '../../words.ts'
import { cutsOf, middleCut } from './cuts.ts'
import classes from './split.module.css'

type SplitDialogProps = { task: Task; onSplit(at: number): void; onClose(): void }

/** Where the second task begins: a cut that moves from place to place with ← and →. */
export function SplitDialog({ task, onSplit, onClose }: SplitDialogProps) {
  const cuts = useMemo(() => cutsOf(task.text), [task.text])
  const [index, setIndex] = useState(() => middleCut(cuts, task.text.length))
  const at = cuts[index]
  const move = (step: number) => setIndex((now) => Math.max(0, Math.min(cuts.length - 1, now + step)))
  return (
    <Modal opened onClose={onClose} title={t('plans.split.title')} size="lg">
      {at === undefined ? (
        <p>{t('plans.split.impossible')}</p>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside do the same; arrows are the short way
        <div
          onKeyDown={(event) => {
            if (event.key === 'ArrowLeft') move(-1)
            if (event.key === 'ArrowRight') move(1)
          }}
        >
          <p className="small">{t('plans.split.hint', { count: cuts.length })}</p>
          <div className={classes.half} data-part="first">
            <b>{t('plans.split.first')}</b>
            <p className="asWritten">{task.text.slice(0, at).trim()}</p>
          </div>
          <div className={classes.half} data-part="second">
            <b>{t('plans.split.second')}</b>
            <p className="asWritten">{task.text.slice(at).trim()}</p>
          </div>
          <Group justify="space-between" mt="md">
            <Group gap={6}>
              <Button variant="default" size="compact-sm" disabled={index === 0} onClick={() => move(-1)}>
                ← {t('plans.split.earlier')}
              </Button>
              <Button variant="default" size="compact-sm" disabled={index === cuts.length - 1} onClick={() => move(1)}>
                {t('plans.split.later')} →
              </Button>
            </Group>
            <Button data-autofocus onClick={() => onSplit(at)}>
              {t('plans.split.do')}
            </Button>
          </Group>
        </div>
      )}
    </Modal>
  )
}
