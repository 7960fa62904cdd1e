import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useRead } from '../../api.ts'
import records from '../../ui/record-list.module.css'
import { t } from '../../words.ts'
import classes from './cascade.module.css'
import { CellTag, ProgressTag } from './signs.tsx'

const few = 8

/** How the agencies below carry out one task, by the tasks of their own plans; nothing is entered twice. */
export function TaskBelow({ planId, taskId, className = '' }: { planId: string; taskId: string; className?: string }) {
  const { data } = useRead('cascade.task', { taskId })
  const [all, showAll] = useState(false)
  if (!data || data.agencies.length === 0) return null
  const answered = data.agencies.filter(({ own }) => own.length > 0)
  const shown = all ? data.agencies : answered.slice(0, few)
  const rest = data.agencies.length - shown.length
  return (
    <section className={`${classes.below} ${className}`}>
      <h2>
        {t('cascade.below')}{' '}
        <span className="small">{t('cascade.belowSum', { covered: answered.length, of: data.agencies.length })}</span>
      </h2>
      {answered.length === 0 ? <p className="small">{t('cascade.belowNone')}</p> : null}
      {shown.length > 0 ? (
        <ul className={classes.belowList}>
          {shown.map(({ agencyId, name, state, own, waiver }) => (
            <li key={agencyId}>
              <span className={records.head}>
                <Link to={`/ke-hoach/${planId}`} search={{ phan: 'trien-khai', 'don-vi': agencyId } as never}>
                  {name}
                </Link>
                <CellTag state={state} />
              </span>
              {waiver && own.length === 0 ? <span className="small">{waiver}</span> : null}
              {own.map((task) => (
                <span key={task.id} className={records.head}>
                  <ProgressTag progress={task.progress} />
                  <Link to={`/ke-hoach/${task.planId}`} search={{ phan: 'nhiem-vu', nv: task.id } as never}>
                    {task.text}
                  </Link>
                </span>
              ))}
            </li>
          ))}
        </ul>
      ) : null}
      <span className={records.head}>
        {rest > 0 ? (
          <button type="button" className={classes.more} onClick={() => showAll(true)}>
            {t('cascade.showAll', { count: data.agencies.length })}
          </button>
        ) : null}
        <Link to={`/ke-hoach/${planId}`} search={{ phan: 'trien-khai' } as never}>
          {t('cascade.all')}
        </Link>
      </span>
    </section>
  )
}
