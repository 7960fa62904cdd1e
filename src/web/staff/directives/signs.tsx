import { IconAlertCircle, IconCircleCheck, IconClockExclamation, IconProgress } from '@tabler/icons-react'
import type { DirectiveCounts, Standing } from '#features/directives/schema.ts'
import { share } from '../format.ts'
import { Meter } from '../ui/Meter.tsx'
import { Tag, type TagLook } from '../ui/StatusTag.tsx'
import { t } from '../words.ts'
import classes from './directives.module.css'

const looks: Record<Standing, TagLook> = {
  onTime: { tone: 'good', icon: IconCircleCheck },
  late: { tone: 'warn', icon: IconClockExclamation },
  running: { tone: 'brand', icon: IconProgress },
  overdue: { tone: 'bad', icon: IconAlertCircle },
}

export const StandingTag = ({ standing }: { standing: Standing }) => (
  <Tag {...looks[standing]}>{t(`directives.standing.${standing}`)}</Tag>
)

/** How the tasks of a document stand, in one line. */
export function Outcome({ counts }: { counts: DirectiveCounts }) {
  const { tasks, onTime, late, overdue } = counts
  const done = onTime + late
  return (
    <span className={classes.outcome}>
      <Meter value={share(done, tasks)} label={t('directives.progress')} tone={done === tasks ? 'good' : 'brand'} />
      <span className="small">
        {t('directives.countDone', { done, total: tasks })}
        {late > 0 ? <> · {t('directives.countWasLate', { count: late })}</> : null}
        {overdue > 0 ? <b className={classes.late}> · {t('directives.countLate', { count: overdue })}</b> : null}
      </span>
    </span>
  )
}
