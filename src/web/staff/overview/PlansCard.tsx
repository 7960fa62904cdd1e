import { Link } from '@tanstack/react-router'
import { percent, share } from '../format.ts'
import { PartsBar } from '../ui/Meter.tsx'
import { t } from '../words.ts'
import type { Overview } from './OverviewPage.tsx'
import classes from './overview.module.css'

const few = 5

type Counts = { completed: number; overdue: number; assignments: number; inProgress: number; submitted: number }

/** Done, late, being done, not begun: in this order everywhere. */
export const partsOf = ({ completed, overdue, assignments, inProgress, submitted }: Counts) => {
  // Late work is part of what is being done or not begun; it is shown once, as late.
  const doing = Math.min(inProgress + submitted, Math.max(0, assignments - completed - overdue))
  return [
    { value: completed, colour: 'var(--brand)', label: t('count.completed') },
    { value: doing, colour: 'var(--brand-mid)', label: t('count.doing') },
    { value: overdue, colour: 'var(--bad)', label: t('count.overdue') },
    {
      value: Math.max(0, assignments - completed - overdue - doing),
      colour: '#dfe6ea',
      label: t('count.notStarted'),
    },
  ]
}

export function Legend() {
  return (
    <div className={classes.legend}>
      {partsOf({ completed: 0, overdue: 0, assignments: 0, inProgress: 0, submitted: 0 }).map(({ label, colour }) => (
        <span key={label}>
          <i style={{ background: colour }} />
          {label}
        </span>
      ))}
    </div>
  )
}

export function PlansCard({ overview: { plans } }: { overview: Overview }) {
  return (
    <section className={`card ${classes.plans}`} aria-labelledby="plans">
      <h2 id="plans">
        {t('overview.plans')} <Link to="/ke-hoach">{t('overview.all', { count: plans.length })}</Link>
      </h2>
      <ul className={classes.rows}>
        {plans.slice(0, few).map((plan) => (
          <li key={plan.planId}>
            <div className={classes.planHead}>
              <Link to={`/ke-hoach/${plan.planId}`} title={plan.title}>
                {plan.number ? <b>{plan.number}</b> : null} {plan.title}
              </Link>
              <span className="num">{percent(share(plan.completed, plan.assignments))}</span>
            </div>
            <PartsBar label={plan.number ?? plan.title} parts={partsOf(plan)} />
          </li>
        ))}
      </ul>
      <Legend />
    </section>
  )
}
