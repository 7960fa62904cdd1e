import { IconCheck } from '@tabler/icons-react'
import { t } from '../../words.ts'
import classes from './import.module.css'

const steps = ['choose', 'send', 'read', 'review'] as const
export type ImportStep = (typeof steps)[number]

/** Where one is between the file and the review. */
export function Steps({ at }: { at: ImportStep }) {
  const here = steps.indexOf(at)
  return (
    <ol className={classes.steps}>
      {steps.map((step, index) => (
        <li
          key={step}
          data-state={index < here ? 'done' : index === here ? 'here' : 'later'}
          aria-current={index === here ? 'step' : undefined}
        >
          <span className={classes.dot}>{index < here ? <IconCheck size={13} aria-hidden /> : index + 1}</span>
          {t(`plans.step.${step}`)}
        </li>
      ))}
    </ol>
  )
}
