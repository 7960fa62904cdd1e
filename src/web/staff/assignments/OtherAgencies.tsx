import { Link } from '@tanstack/react-router'
import { AssignmentTag } from '../ui/AssignmentTag.tsx'
import { t } from '../words.ts'
import classes from './assignment.module.css'
import type { Detail } from './ReportForm.tsx'

const few = 8

/** How the other agencies of the same task stand. */
export function OtherAgencies({ assignment }: { assignment: Detail }) {
  const { others, othersCount, taskId } = assignment
  if (othersCount === 0) return null
  return (
    <section className="card">
      <h2>
        {t('assignment.others')} <span className="small">{othersCount}</span>
      </h2>
      <ul className={classes.others}>
        {others.slice(0, few).map((other) => (
          <li key={other.id}>
            {other.can.includes('assignment.read') ? (
              <Link to={`/nhiem-vu/${other.id}`}>{other.agencyName}</Link>
            ) : (
              <span>{other.agencyName}</span>
            )}
            <span className="small">{t(`assignment.role.${other.role}`)}</span>
            <AssignmentTag state={other.state} />
          </li>
        ))}
      </ul>
      {othersCount > few ? (
        <Link to="/nhiem-vu" search={{ 'nhiem-vu': taskId } as never}>
          {t('assignment.allOthers', { count: othersCount })}
        </Link>
      ) : null}
    </section>
  )
}
