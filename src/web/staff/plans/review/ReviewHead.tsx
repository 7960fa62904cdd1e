import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Tag } from '../../ui/StatusTag.tsx'
import { t } from '../../words.ts'
import type { Plan } from '../queries.ts'
import classes from './head.module.css'
import type { Figures } from './ReviewTop.tsx'

type ReviewHeadProps = { plan: Plan; figures: Figures; children: ReactNode }

/** Which plan this is, how far the review is, and the way to confirm. */
export function ReviewHead({ plan, figures, children }: ReviewHeadProps) {
  const total = figures.certain + figures.doubtful + figures.accepted
  return (
    <header className={classes.head}>
      <div className={classes.headTitle}>
        <nav aria-label={t('frame.trail')} className={classes.trail}>
          <Link to="/ke-hoach">{t('plans.title')}</Link>
          <span aria-hidden>›</span>
          <Link to="/ke-hoach/$planId" params={{ planId: plan.id }}>
            {plan.number ?? t('plans.header.noNumber')}
          </Link>
        </nav>
        <h1 title={plan.title}>{plan.title}</h1>
      </div>
      <div className={classes.headEnd}>
        {total > 0 ? (
          <span
            className={classes.done}
            title={t('plans.review.progressMeans', { tasks: plan.counts.tasks, directions: plan.counts.directions })}
          >
            <Tag tone={figures.accepted === total ? 'good' : 'plain'}>
              {t('plans.review.progress', { done: figures.accepted, total })}
            </Tag>
          </span>
        ) : null}
        {plan.replacesPlanId ? (
          <Link to="/ke-hoach/$planId" params={{ planId: plan.id }} search={{ phan: 'so-sanh' } as never}>
            {t('plans.compare.open')}
          </Link>
        ) : null}
        {children}
      </div>
    </header>
  )
}
