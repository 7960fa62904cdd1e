import { Link } from '@tanstack/react-router'
import { useMe } from '../session.ts'
import { DueDate } from '../ui/DueDate.tsx'
import { t } from '../words.ts'
import { counted } from './counted.ts'
import type { Overview } from './OverviewPage.tsx'
import classes from './overview.module.css'

const few = 3

export function NextDeadlines({ overview: { nextDeadlines } }: { overview: Overview }) {
  const { today } = useMe()
  return (
    <section className={`card ${classes.next}`} aria-labelledby="next">
      <h2 id="next">{t('overview.next')}</h2>
      {nextDeadlines.length === 0 ? <p className="small">{t('overview.nothingNext')}</p> : null}
      <ul className={classes.rows}>
        {nextDeadlines.slice(0, few).map(({ taskId, dueOn, text, assignments, completed }) => (
          <li key={taskId + dueOn} className={classes.deadline}>
            <Link to="/nhiem-vu" search={counted({ 'nhiem-vu': taskId, tu: dueOn, den: dueOn })} title={text}>
              {text}
            </Link>
            <DueDate dueOn={dueOn} today={today} />
            <span className="small">{t('overview.doneOf', { done: completed, all: assignments })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
