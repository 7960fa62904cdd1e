import type { Output } from '../api.ts'
import { useMe } from '../session.ts'
import { t } from '../words.ts'
import classes from './calendar.module.css'
import { DueLine } from './DueLine.tsx'
import { dayInWords } from './day-words.ts'

type Reply = Output<'deadline.list'>

/** The days on which something is due, one after the other. */
export function DayList({ items, odd }: Pick<Reply, 'items' | 'odd'>) {
  const { today } = useMe()
  const days = [...Map.groupBy(items, ({ dueOn }) => dueOn)]
  const names = new Map(odd.map(({ day, name }) => [day, name]))
  return (
    <div className={classes.days}>
      {days.map(([day, due]) => (
        <section key={day} aria-label={dayInWords(day)} className={classes.day} data-today={day === today || undefined}>
          <h3>
            {dayInWords(day)}
            {day === today ? <span className={classes.now}>{t('calendar.today')}</span> : null}
            {names.has(day) ? <span className="small">{names.get(day)}</span> : null}
          </h3>
          <ul>
            {due.map((each) => (
              <DueLine key={each.key} due={each} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
