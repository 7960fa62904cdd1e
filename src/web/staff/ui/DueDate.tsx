import { IconAlertCircle, IconClock } from '@tabler/icons-react'
import { day, daysBetween } from '../format.ts'
import { t } from '../words.ts'
import classes from './ui.module.css'

type DueDateProps = {
  dueOn: string | null
  today: string
  /** Completed or cancelled: only the day is of interest. */
  done?: boolean
  /** As the reply says; else counted from today. */
  overdueDays?: number
  /** Handed in so many days after the deadline. */
  lateBy?: number
  /** All of it is done, by the agency's own word, and still not handed in. */
  unsent?: boolean
  /** Handed in before, and sent back. */
  returned?: boolean
  /** Both in one line. */
  inline?: boolean
}

const soon = 14

/** '20/12/2026', and below it 'còn 5 ngày', 'hôm nay', 'quá hạn 3 ngày' or 'nộp chậm 3 ngày'. */
export function DueDate({
  dueOn,
  today,
  done = false,
  overdueDays,
  lateBy = 0,
  unsent = false,
  returned = false,
  inline = false,
}: DueDateProps) {
  if (!dueOn) return <span className="small">{t('due.none')}</span>
  const left = daysBetween(today, dueOn)
  const late = overdueDays ?? Math.max(0, -left)
  const tone = done ? 'done' : late > 0 ? 'late' : left <= soon && left >= 0 ? 'soon' : 'calm'
  return (
    <span className={classes.due} data-inline={inline || undefined}>
      <time dateTime={dueOn}>{day(dueOn)}</time>
      {lateBy > 0 ? (
        <span className={classes.left} data-tone="soon">
          {t('due.handedInLate', { count: lateBy })}
        </span>
      ) : null}
      {done || lateBy > 0 || (left < 0 && late === 0) ? null : (
        <span className={classes.left} data-tone={tone}>
          {tone === 'late' ? <IconAlertCircle size={13} aria-hidden /> : null}
          {tone === 'soon' ? <IconClock size={13} aria-hidden /> : null}
          {leftInWords(late, left)}
        </span>
      )}
      {returned ? <span className={classes.left}>{t('due.returned')}</span> : null}
      {unsent ? <span className={classes.left}>{t('due.unsent')}</span> : null}
    </span>
  )
}

function leftInWords(late: number, left: number): string {
  if (late > 0) return t('due.late', { count: late })
  if (left === 0) return t('due.today')
  return t('due.left', { count: left })
}
