import type { z } from 'zod'
import type { ProgressCount } from '#features/assignments/schema.ts'
import type { Part } from '../../ui/Meter.tsx'
import { t } from '../../words.ts'
import classes from './progress.module.css'

export type Progress = z.infer<typeof ProgressCount>

const colours = {
  completed: 'var(--brand)',
  running: 'var(--brand-mid)',
  waiting: '#d5dde2',
  overdue: 'var(--bad)',
} as const

/** Completed, under way (with what waits for acceptance), not begun, and late: four parts that add up. */
export function partsOf({ assignments, completed, submitted, inProgress, overdue }: Progress): Part[] {
  // What is late is neither completed nor submitted; its share is taken from what runs first.
  const running = Math.max(0, submitted + Math.max(0, inProgress - overdue))
  const waiting = Math.max(0, assignments - completed - running - overdue)
  return [
    { value: completed, colour: colours.completed, label: t('plans.part.completed') },
    { value: running, colour: colours.running, label: t('plans.part.running') },
    { value: waiting, colour: colours.waiting, label: t('plans.part.waiting') },
    { value: overdue, colour: colours.overdue, label: t('plans.part.overdue') },
  ]
}

export function Legend() {
  return (
    <ul className={classes.legend} aria-hidden>
      {(['completed', 'running', 'waiting', 'overdue'] as const).map((part) => (
        <li key={part}>
          <span style={{ background: colours[part] }} /> {t(`plans.part.${part}`)}
        </li>
      ))}
    </ul>
  )
}
