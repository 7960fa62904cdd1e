import { Link } from '@tanstack/react-router'
import { percent, share } from '../format.ts'
import { PartsBar } from '../ui/Meter.tsx'
import { Legend } from '../ui/picture/Legend.tsx'
import { partsOf, progressSeries, progressValues } from '../ui/picture/progress.ts'
import { t } from '../words.ts'
import type { Overview } from './OverviewPage.tsx'
import classes from './overview.module.css'
import { TakeBars } from './TakeBars.tsx'

/** So many that the page is one screen of 1280 × 800. */
const few = 3

export function PlansCard({ overview: { plans, asOf } }: { overview: Overview }) {
  const rows = plans.map(({ number, title, ...counts }) => ({ label: number ?? title, values: progressValues(counts) }))
  // What most agencies work on comes first, not the letter of yesterday that asks one thing of one of them.
  const largest = plans.toSorted((a, b) => b.assignments - a.assignments)
  return (
    <section className={`card ${classes.plans}`} aria-labelledby="plans">
      <h2 id="plans">
        {t('overview.plans')}
        <span className={classes.tools}>
          <Link to="/ke-hoach">{t('overview.all', { count: plans.length })}</Link>
          <TakeBars asOf={asOf} title={t('overview.plans')} heading={t('plans.list.plan')} rows={rows} />
        </span>
      </h2>
      <ul className={classes.rows}>
        {largest.slice(0, few).map((plan) => (
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
      <Legend series={progressSeries()} />
    </section>
  )
}
